package database;

import static database.Common.*;
import static database.OnQuartz.*;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.impl.matchers.GroupMatcher;
import org.quartz.listeners.SchedulerListenerSupport;
import org.quartz.listeners.TriggerListenerSupport;

/** What the child processes measure. */
final class Children {
    static void open(Setting setting, Path directory) throws Exception {
        try (Connection connection = setting.open(directory)) {
            createNote(connection);
            say("ready rss_mib=" + residentMebibytes());
        }
    }

    /** Commits rows one by one, and says each row's number on standard output once its commit has returned. */
    static void commit(Setting setting, Path directory, int count) throws Exception {
        try (Connection connection = setting.open(directory)) {
            createNote(connection);
            connection.setAutoCommit(false);
            say("begin");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO note (id, body) VALUES (?, ?)")) {
                for (int i = 1; i <= count; i++) {
                    insertNote(insert, i);
                    connection.commit();
                    say(Integer.toString(i));
                }
            }
            say("end");
        }
    }

    static void rate(Setting setting, Path directory) throws Exception {
        try (Connection connection = setting.open(directory)) {
            createNote(connection);
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO note (id, body) VALUES (?, ?)")) {
                int id = 0;
                for (int warm = 0; warm < 300; warm++) {
                    insertNote(insert, ++id);
                    connection.commit();
                }
                long single = 0;
                long from = System.nanoTime();
                while (System.nanoTime() - from < 2_000_000_000L) {
                    insertNote(insert, ++id);
                    connection.commit();
                    single++;
                }
                double singleRate = single * 1e9 / (System.nanoTime() - from);
                long groups = 0;
                from = System.nanoTime();
                while (System.nanoTime() - from < 2_000_000_000L) {
                    for (int i = 0; i < 100; i++) {
                        insertNote(insert, ++id);
                    }
                    connection.commit();
                    groups++;
                }
                double groupRate = groups * 1e9 / (System.nanoTime() - from);
                long bytes = 0;
                try (var files = Files.list(directory)) {
                    for (Path file : files.toList()) {
                        bytes += Files.size(file);
                    }
                }
                say("single_commits_per_s=%.0f groups_of_100_per_s=%.0f rows_per_s=%.0f rows=%d file_bytes_per_row=%d"
                        .formatted(singleRate, groupRate, groupRate * 100, id, bytes / id));
            }
        }
    }

    static void quartzAdd(Setting setting, Path directory, boolean jobForEach) throws Exception {
        try (Source source = setting.dataSource(directory)) {
            createQuartzTables(source.getConnection());
            long from = System.nanoTime();
            Scheduler scheduler = scheduler(setting, source, 4);
            double made = seconds(from);
            Map<JobDetail, Set<? extends Trigger>> schedules = schedules(jobForEach);
            from = System.nanoTime();
            scheduler.scheduleJobs(schedules, false);
            double add = seconds(from);
            from = System.nanoTime();
            scheduler.scheduleJobs(schedules(jobForEach), true);
            double replace = seconds(from);
            from = System.nanoTime();
            Map<JobDetail, Set<? extends Trigger>> same = schedules(false);
            Set<? extends Trigger> one = same.values().iterator().next();
            int n = 0;
            JobDetail late = JobBuilder.newJob(Beat.class).withIdentity("late").storeDurably().build();
            scheduler.addJob(late, true);
            for (Trigger trigger : one) {
                if (++n > 500) {
                    break;
                }
                scheduler.scheduleJob(trigger.getTriggerBuilder().withIdentity("late-" + n).forJob(late).build());
            }
            double oneByOne = seconds(from);
            scheduler.shutdown(true);
            say("factory_s=%.2f add_s=%.2f replace_s=%.2f one_by_one_500_s=%.2f"
                    .formatted(made, add, replace, oneByOne));
        }
    }

    static void quartzStart(Setting setting, Path directory) throws Exception {
        long from = System.nanoTime();
        try (Source source = setting.dataSource(directory)) {
            Scheduler scheduler = scheduler(setting, source, 4);
            scheduler.start();
            double started = seconds(from);
            from = System.nanoTime();
            int keys = scheduler.getTriggerKeys(GroupMatcher.anyGroup()).size();
            double list = seconds(from);
            scheduler.shutdown(true);
            say("pool_and_start_s=%.2f list_s=%.2f triggers=%d rss_mib=%d"
                    .formatted(started, list, keys, residentMebibytes()));
        }
    }

    /** Adds triggers one by one, and says each number once scheduleJob has returned. */
    static void quartzOne(Setting setting, Path directory) throws Exception {
        try (Source source = setting.dataSource(directory)) {
            Scheduler scheduler = scheduler(setting, source, 4);
            scheduler.start();
            JobDetail job = JobBuilder.newJob(Beat.class).withIdentity("beat").storeDurably().build();
            scheduler.addJob(job, true);
            say("begin");
            for (int i = 1; i <= 100_000; i++) {
                scheduler.scheduleJob(trigger(i, job, "0 0 3 1 1 ?"));
                say(Integer.toString(i));
            }
        }
    }

    /** 200 triggers each second for five seconds (some 1200 firings), while two threads commit rows of their own to the same file. */
    static void quartzFire(Setting setting, Path directory) throws Exception {
        try (Source source = setting.dataSource(directory)) {
            createQuartzTables(source.getConnection());
            try (Connection connection = source.getConnection()) {
                createNote(connection);
            }
            Scheduler scheduler = scheduler(setting, source, 8);
            AtomicInteger errors = new AtomicInteger();
            List<String> messages = Collections.synchronizedList(new ArrayList<>());
            scheduler.getListenerManager().addSchedulerListener(new SchedulerListenerSupport() {
                @Override
                public void schedulerError(String message, SchedulerException cause) {
                    errors.incrementAndGet();
                    messages.add(message + ": " + cause.getMessage());
                }
            });
            Map<JobDetail, Set<? extends Trigger>> schedules = new HashMap<>();
            for (int i = 0; i < 200; i++) {
                JobDetail job = JobBuilder.newJob(Beat.class).withIdentity("fire-" + i).build();
                schedules.put(job, Set.of(trigger(i, job, "* * * * * ?")));
            }
            scheduler.scheduleJobs(schedules, true);
            AtomicInteger ids = new AtomicInteger();
            AtomicInteger written = new AtomicInteger();
            long until = System.nanoTime() + 5_000_000_000L;
            List<Thread> writers = new ArrayList<>();
            scheduler.start();
            for (int w = 0; w < 2; w++) {
                writers.add(Thread.ofPlatform().start(() -> {
                    while (System.nanoTime() < until) {
                        try (Connection connection = setting.durable(source.getConnection())) {
                            connection.setAutoCommit(false);
                            try (PreparedStatement insert = connection.prepareStatement(
                                            "INSERT INTO note (id, body) VALUES (?, ?)");
                                    Statement read = connection.createStatement()) {
                                try (ResultSet rows = read.executeQuery("SELECT count(*) FROM note WHERE id < 10")) {
                                    rows.next();
                                }
                                insertNote(insert, ids.incrementAndGet());
                                connection.commit();
                            }
                            written.incrementAndGet();
                        } catch (SQLException e) {
                            errors.incrementAndGet();
                            messages.add("writer: " + e.getMessage());
                        }
                        LockSupport.parkNanos(5_000_000);
                    }
                }));
            }
            for (Thread writer : writers) {
                writer.join();
            }
            int fired = Beat.FIRED.get();
            scheduler.shutdown(true);
            say("pool=%d fired=%d latest_ms=%d own_commits=%d errors=%d %s".formatted(setting.pool(), fired,
                    Beat.LATEST.get(), written.get(), errors.get(), messages.stream().distinct().limit(2).toList()));
        }
    }

    /** Triggers an hour late: how long start() takes with all late, and which scheduled time the job sees. */
    static void quartzMisfire(Setting setting, Path directory) throws Exception {
        try (Source source = setting.dataSource(directory)) {
            long hourAgo = System.currentTimeMillis() / 1000 * 1000 - 3_600_000;
            try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
                statement.executeUpdate("UPDATE QRTZ_TRIGGERS SET NEXT_FIRE_TIME = " + hourAgo);
                statement.executeUpdate("UPDATE QRTZ_TRIGGERS SET MISFIRE_INSTR = 2");
                statement.executeUpdate("UPDATE QRTZ_TRIGGERS SET MISFIRE_INSTR = 1 WHERE TRIGGER_NAME = 'schedule-7'");
            }
            Scheduler scheduler = scheduler(setting, source, 4);
            AtomicLong told = new AtomicLong();
            scheduler.getListenerManager().addTriggerListener(new TriggerListenerSupport() {
                @Override
                public String getName() {
                    return "probe";
                }

                @Override
                public void triggerMisfired(Trigger trigger) {
                    if (trigger.getKey().getName().equals("schedule-7")) {
                        told.set(trigger.getNextFireTime().getTime());
                    }
                }
            });
            long from = System.nanoTime();
            scheduler.start();
            double started = seconds(from);
            Thread.sleep(3000);
            scheduler.shutdown(true);
            long seen = Beat.SCHEDULED.isEmpty() ? -1 : Beat.SCHEDULED.getFirst().getTime();
            say(("start_all_late_s=%.2f fired=%d job_sees_the_late_time=%b job_sees_now=%b listener_sees_the_late_time=%b")
                    .formatted(started, Beat.SCHEDULED.size(), seen == hourAgo, seen > hourAgo + 3_590_000,
                            told.get() == hourAgo));
        }
    }

}
