package database;


import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** The job every trigger of the probe names. */
public final class Beat implements Job {
    static final AtomicInteger FIRED = new AtomicInteger();
    static final AtomicLong LATEST = new AtomicLong();
    static final List<Date> SCHEDULED = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void execute(JobExecutionContext context) {
        FIRED.incrementAndGet();
        LATEST.accumulateAndGet(System.currentTimeMillis() - context.getScheduledFireTime().getTime(), Math::max);
        SCHEDULED.add(context.getScheduledFireTime());
    }
}
