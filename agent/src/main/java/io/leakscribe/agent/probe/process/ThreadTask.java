package io.leakscribe.agent.probe.process;

import io.leakscribe.agent.probe.holder.Peek;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a thread runs and for whom.
 *
 * @param taskClass class of its Runnable, else its own
 * @param poolId tells one executor from another, 0 where there is none; no reference is kept to it
 * @param poolClass class of the executor, null where there is none
 * @param poolMax threads that the executor may have, {@link Long#MAX_VALUE} for no bound
 * @param idleSeconds time after which an idle worker ends, 0 where it never does
 */
record ThreadTask(
    String taskClass, int poolId, @Nullable String poolClass, long poolMax, long idleSeconds) {

  /** A pool that may have more threads than this has no bound to speak of. */
  private static final long NO_BOUND = 10_000;

  /** Looks into the thread, without calling any method that may be overridden. */
  static ThreadTask of(Thread thread, Peek peek) {
    Object target = target(thread, peek);
    Object owner = target == null ? thread : target;
    Object pool = pool(owner, peek);
    if (pool == null) {
      return new ThreadTask(plain(owner.getClass().getName()), 0, null, 0, 0);
    }
    long most = peek.number(pool, "maximumPoolSize");
    if (most < 0) {
      most = peek.number(pool, "parallelism");
    }
    Object factory = peek.object(pool, "threadFactory");
    Object runner = factory == null || ofJdk(factory.getClass()) ? owner : factory;
    return new ThreadTask(
        plain(runner.getClass().getName()),
        System.identityHashCode(pool),
        pool.getClass().getName(),
        most < 0 || most > NO_BOUND ? Long.MAX_VALUE : most,
        idleSeconds(pool, peek));
  }

  /** JDK 17 keeps it in the thread, JDK 19 and later one step away. */
  private static @Nullable Object target(Thread thread, Peek peek) {
    Object target = peek.object(thread, "target");
    return target != null ? target : peek.object(peek.object(thread, "holder"), "task");
  }

  private static @Nullable Object pool(Object owner, Peek peek) {
    String type = owner.getClass().getName();
    if (type.endsWith("ThreadPoolExecutor$Worker")) {
      return peek.object(owner, "this$0");
    }
    return type.equals("java.util.concurrent.ForkJoinWorkerThread")
        ? peek.object(owner, "pool")
        : null;
  }

  private static long idleSeconds(Object pool, Peek peek) {
    long nanos = peek.number(pool, "keepAliveTime");
    boolean core = Boolean.TRUE.equals(peek.object(pool, "allowCoreThreadTimeOut"));
    boolean ends = core || peek.number(pool, "corePoolSize") == 0;
    return ends && nanos > 0 ? TimeUnit.NANOSECONDS.toSeconds(nanos) : 0;
  }

  /** The class that a lambda is written in; what comes after it differs from run to run. */
  private static String plain(String name) {
    int lambda = name.indexOf("$$Lambda");
    return lambda < 0 ? name : name.substring(0, lambda);
  }

  private static boolean ofJdk(Class<?> type) {
    return type.getClassLoader() == null;
  }
}
