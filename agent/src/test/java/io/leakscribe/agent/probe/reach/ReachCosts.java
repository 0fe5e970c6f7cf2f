package io.leakscribe.agent.probe.reach;

import java.lang.instrument.Instrumentation;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Measures what a walk costs in a heap of a million objects and the classes of this JVM: run the
 * main method on the test class path, or as an agent's in a service with {@code -javaagent}.
 */
public final class ReachCosts {
  private static final int TENANTS = 2_000;
  private static final int EACH = 150;
  private static volatile Object heap;

  private static final class Order {
    final Map<String, Object> attributes = new HashMap<>();
    final List<Object> lines = new ArrayList<>();
    Order previous;
  }

  public static void main(String[] args) throws Exception {
    heap = orders();
    Instrumentation instrumentation = Walker.instrumentation();
    Supplier<Class<?>[]> loaded = instrumentation::getAllLoadedClasses;
    for (int i = 0; i < 5; i++) {
      Walker walker = new Walker();
      long start = System.nanoTime();
      Class<?>[] classes = loaded.get();
      long asked = System.nanoTime() - start;
      com.sun.management.ThreadMXBean threads =
          (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
      long cpu = threads.getCurrentThreadCpuTime();
      long bytes = threads.getCurrentThreadAllocatedBytes();
      int found = walker.from(classes).size();
      cpu = threads.getCurrentThreadCpuTime() - cpu;
      bytes = threads.getCurrentThreadAllocatedBytes() - bytes;
      start = System.nanoTime();
      walker.readings();
      long again = System.nanoTime() - start;
      System.out.printf(
          "%d classes in %d us; %d objects, %d found, cpu %d ms (%d ns each), allocated %d KiB,"
              + " measuring again %d us%n",
          classes.length,
          asked / 1_000,
          walker.objects(),
          found,
          cpu / 1_000_000,
          cpu / walker.objects(),
          bytes >> 10,
          again / 1_000);
    }
  }

  private static Object orders() {
    Map<String, List<Order>> orders = new HashMap<>();
    Order last = null;
    for (int t = 0; t < TENANTS; t++) {
      List<Order> list = new ArrayList<>();
      for (int i = 0; i < EACH; i++) {
        Order order = new Order();
        order.lines.add(new Object[] {new Object(), "line"});
        order.attributes.put("customer", new StringBuilder("x"));
        order.previous = last;
        last = order;
        list.add(order);
      }
      orders.put("tenant " + t, list);
    }
    return orders;
  }

  private ReachCosts() {}
}
