package com.example.corpus.library;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.DirectSchedulerFactory;

/** Adds a durable job for each order and never deletes it. */
@Leak(
    value = "Quartz durable jobs never deleted",
    holders = {
      "org\\.quartz\\.simpl\\.RAMJobStore\\.(jobsByKey|jobsByGroup)",
      "com\\.example\\.corpus\\.library\\.QuartzDurableJobs\\.scheduler"
    },
    sites = {"QuartzDurableJobs\\.order", "RAMJobStore\\.storeJob", "QuartzScheduler\\.addJob"})
public final class QuartzDurableJobs implements Program {
  private final Scheduler scheduler;
  private long orders;

  /** Ships an order. */
  public static final class Ship implements Job {
    @Override
    public void execute(JobExecutionContext context) {}
  }

  /** A scheduler of one thread, in memory. */
  public QuartzDurableJobs() throws SchedulerException {
    DirectSchedulerFactory.getInstance().createVolatileScheduler(1);
    scheduler = DirectSchedulerFactory.getInstance().getScheduler();
  }

  private void order() throws SchedulerException {
    scheduler.addJob(
        JobBuilder.newJob(Ship.class)
            .withIdentity("order-" + orders++, "orders")
            .usingJobData("address", "street".repeat(60) + orders)
            .storeDurably()
            .build(),
        false);
  }

  @Override
  public void run(Pace pace) throws Exception {
    while (pace.next()) {
      order();
    }
  }
}
