package io.leakscribe.agent.probe.turnover;

import io.leakscribe.agent.probe.weave.BridgeHooks;
import io.leakscribe.launch.TestBridge;
import java.lang.instrument.Instrumentation;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import net.bytebuddy.agent.ByteBuddyAgent;

/**
 * What it costs an application that a container class of the JDK is woven for a few seconds: work
 * done in each tenth of a second before, while and after.
 */
final class EntryCost {
  private static final AtomicLong done = new AtomicLong();
  private static volatile Object sink;

  private EntryCost() {}

  public static void main(String[] arguments) throws Exception {
    Instrumentation instrumentation = ByteBuddyAgent.install();
    BridgeHooks hooks = new BridgeHooks(TestBridge.install());
    Counter counter = new Counter();
    counter.listen(hooks);
    for (int i = 0; i < 2; i++) {
      Thread worker = new Thread(EntryCost::work);
      worker.setDaemon(true);
      worker.start();
    }
    TurnoverTransformer transformer = new TurnoverTransformer();
    instrumentation.addTransformer(transformer, true);
    Class<?>[] classes = {HashMap.class, ConcurrentHashMap.class, ArrayList.class};
    measure("warm", 50);
    for (int round = 0; round < 2; round++) {
      measure("before", 10);
      List<WeakReference<Class<?>>> asked = new ArrayList<>();
      for (Class<?> type : classes) {
        asked.add(new WeakReference<>(type));
      }
      transformer.ask(List.of(), asked);
      retransform(instrumentation, classes);
      measure("woven", 30);
      transformer.ask(List.of(), List.of());
      retransform(instrumentation, classes);
      measure("after", 30);
      Throwable failure = transformer.takeFailure();
      if (failure != null) {
        failure.printStackTrace();
      }
    }
  }

  private static void retransform(Instrumentation instrumentation, Class<?>... classes)
      throws Exception {
    long start = System.nanoTime();
    instrumentation.retransformClasses(classes);
    System.out.printf("retransformed in %.1f ms%n", (System.nanoTime() - start) / 1e6);
  }

  private static void measure(String name, int tenths) throws InterruptedException {
    StringBuilder line = new StringBuilder(name);
    for (int i = 0; i < tenths; i++) {
      long before = done.get();
      Thread.sleep(100);
      line.append(' ').append((done.get() - before) / 1000);
    }
    System.out.println(line);
  }

  private static void work() {
    Map<Integer, Object> shared = new ConcurrentHashMap<>();
    while (true) {
      for (int k = 0; k < 100; k++) {
        Map<Integer, Object> map = new HashMap<>();
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
          map.put(i, list);
          list.add(i);
          shared.put(i, map);
        }
        sink = map;
      }
      done.addAndGet(100 * 60);
    }
  }
}
