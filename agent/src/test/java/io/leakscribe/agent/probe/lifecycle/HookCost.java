package io.leakscribe.agent.probe.lifecycle;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.cache.CacheBuilder;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.catalina.Session;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.session.StandardManager;

/**
 * Measures what the hooks add: nanoseconds of one thread for each session of Tomcat, created and
 * ended, and for each eviction of Caffeine and Guava; plain, woven with nobody listening, and woven
 * with the probe; the best of twelve rounds of each, in turns.
 *
 * <p>{@code mvn -pl agent dependency:build-classpath -Dmdep.outputFile=cp.txt}, then {@code java
 * -cp agent/target/test-classes:agent/target/classes:$(cat cp.txt)} and this class.
 */
public final class HookCost {

  public static void main(String[] args) throws Exception {
    List<String> libraries =
        List.of("org.apache.", "jakarta.", "com.github.benmanes.", "com.google.common.");
    for (Class<?> work : List.of(Tomcat.class, CaffeineWork.class, GuavaWork.class)) {
      List<Callable<Integer>> arms =
          List.of(load(work, libraries, false), load(work, libraries, true));
      Callable<Integer> heardArm = load(work, libraries, true);
      double plain = Double.MAX_VALUE;
      double idle = Double.MAX_VALUE;
      double heard = Double.MAX_VALUE;
      for (int round = 0; round < 12; round++) {
        plain = Math.min(plain, measure(arms.get(0)));
        idle = Math.min(idle, measure(arms.get(1)));
        try (Lab lab = new Lab()) {
          heard = Math.min(heard, measure(heardArm));
          lab.sample();
        }
      }
      System.out.printf(
          "%s: plain %.0f ns, woven %.0f ns, with probe %.0f ns%n",
          work.getSimpleName(), plain, idle, heard);
    }
  }

  @SuppressWarnings("unchecked")
  private static Callable<Integer> load(Class<?> work, List<String> libraries, boolean weave)
      throws Exception {
    List<String> own = new java.util.ArrayList<>(libraries);
    own.add(work.getName());
    WeavingLoader loader =
        new WeavingLoader(
            weave ? LifecycleWeavers.all(TestBridge.NAME, List.of(), List.of()) : List.of(), own);
    return (Callable<Integer>)
        Class.forName(work.getName(), true, loader).getConstructor().newInstance();
  }

  private static double measure(Callable<Integer> work) throws Exception {
    long start = System.nanoTime();
    int operations = work.call();
    return (double) (System.nanoTime() - start) / operations;
  }

  public static final class Tomcat implements Callable<Integer> {
    private final StandardManager manager = new StandardManager();

    public Tomcat() {
      manager.setContext(new StandardContext());
    }

    @Override
    public Integer call() {
      for (int i = 0; i < 100_000; i++) {
        Session session = manager.createSession("s");
        session.expire();
      }
      return 100_000;
    }
  }

  public static final class CaffeineWork implements Callable<Integer> {
    private final Cache<Integer, Object> cache =
        Caffeine.newBuilder().maximumSize(1000).executor(Runnable::run).build();
    private int next;

    @Override
    public Integer call() {
      for (int i = 0; i < 500_000; i++) {
        cache.put(next++, new int[2]);
      }
      return 500_000;
    }
  }

  public static final class GuavaWork implements Callable<Integer> {
    private final com.google.common.cache.Cache<Integer, Object> cache =
        CacheBuilder.newBuilder().maximumSize(1000).build();
    private int next;

    @Override
    public Integer call() {
      for (int i = 0; i < 500_000; i++) {
        cache.put(next++, new int[2]);
      }
      return 500_000;
    }
  }

  private HookCost() {}
}
