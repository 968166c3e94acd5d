package database;

import static database.Common.*;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.quartz.CronScheduleBuilder;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

/** Quartz on a candidate. */
final class OnQuartz {
    /** Quartz's PostgreSQL tables, unchanged from Quartz's own jar: H2's PostgreSQL mode and SQLite take them too. */
    static void createQuartzTables(Connection given) throws Exception {
        try (Connection connection = given; Statement statement = connection.createStatement();
                InputStream in = Job.class.getResourceAsStream("/org/quartz/impl/jdbcjobstore/tables_postgres.sql")) {
            connection.setAutoCommit(false);
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^--.*$", "");
            for (String sql : text.split(";")) {
                if (!sql.isBlank() && !sql.strip().equalsIgnoreCase("COMMIT")) {
                    statement.execute(sql);
                }
            }
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    static Scheduler scheduler(Setting setting, Source source, int threads) throws SchedulerException {
        DBConnectionManager.getInstance().addConnectionProvider("herald", new ConnectionProvider() {
            @Override
            public Connection getConnection() throws SQLException {
                return setting.durable(source.getConnection());
            }

            @Override
            public void shutdown() {
                // the data source belongs to the caller
            }

            @Override
            public void initialize() {
                // the data source is ready
            }
        });
        Properties properties = new Properties();
        properties.setProperty("org.quartz.scheduler.instanceName", "herald");
        properties.setProperty("org.quartz.scheduler.batchTriggerAcquisitionMaxCount", Integer.toString(threads));
        properties.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
        properties.setProperty("org.quartz.threadPool.threadCount", Integer.toString(threads));
        properties.setProperty("org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
        properties.setProperty("org.quartz.jobStore.driverDelegateClass",
                "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate");
        properties.setProperty("org.quartz.jobStore.dataSource", "herald");
        properties.setProperty("org.quartz.jobStore.tablePrefix", "QRTZ_");
        properties.setProperty("org.quartz.jobStore.useProperties", "true");
        properties.setProperty("org.quartz.jobStore.isClustered", "false");
        properties.setProperty("org.quartz.jobStore.useDBLocks", System.getProperty("probe.dblocks", "false"));
        properties.setProperty("org.quartz.jobStore.acquireTriggersWithinLock", "true");
        if (System.getProperty("probe.lock", "monitor").equals("connection")) {
            properties.setProperty("org.quartz.jobStore.lockHandler.class", ConnectionIsLock.class.getName());
        }
        properties.setProperty("org.quartz.jobStore.misfireThreshold", "60000");
        return new StdSchedulerFactory(properties).getScheduler();
    }

    static Map<JobDetail, Set<? extends Trigger>> schedules(boolean jobForEach) {
        Map<JobDetail, Set<? extends Trigger>> schedules = new HashMap<>();
        JobDetail shared = JobBuilder.newJob(Beat.class).withIdentity("beat").storeDurably().build();
        Set<Trigger> triggers = new java.util.HashSet<>();
        for (int i = 0; i < SCHEDULES; i++) {
            String cron = "%d %d %d 1 1 ?".formatted(i % 60, i / 60 % 60, i % 24);
            if (jobForEach) {
                JobDetail job = JobBuilder.newJob(Beat.class).withIdentity("job-" + i).build();
                schedules.put(job, Set.of(trigger(i, job, cron)));
            } else {
                triggers.add(trigger(i, shared, cron));
            }
        }
        if (!jobForEach) {
            schedules.put(shared, triggers);
        }
        return schedules;
    }

    static Trigger trigger(int number, JobDetail job, String cron) {
        return TriggerBuilder.newTrigger().withIdentity("schedule-" + number).forJob(job)
                .usingJobData("room", "room-" + number % 40).usingJobData("text", "Stand-up in five minutes")
                .withSchedule(CronScheduleBuilder.cronSchedule(cron)).build();
    }

}
