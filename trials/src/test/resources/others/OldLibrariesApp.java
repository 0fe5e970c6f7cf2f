package com.shop.old;

import static net.bytebuddy.matcher.ElementMatchers.named;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.agent.builder.AgentBuilder.RedefinitionStrategy;
import net.bytebuddy.asm.Advice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/**
 * Somebody's application with libraries that are years old, one of which weaves the class that
 * leaks. Compiled by the test, against them. An order for each line; ends with the line "end".
 */
@CommandLine.Command(name = "shop", version = "old")
public final class OldLibrariesApp implements Runnable {
  public static final AtomicInteger ADVISED = new AtomicInteger();

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Logger log = LoggerFactory.getLogger(OldLibrariesApp.class);

  @CommandLine.Option(names = "--size")
  int size;

  public static void main(String[] args) {
    System.exit(new CommandLine(new OldLibrariesApp()).execute(args));
  }

  @Override
  public void run() {
    try {
      serve();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void serve() throws Exception {
    new Orders().keep("before anybody weaves it at run time");
    new AgentBuilder.Default()
        .disableClassFormatChanges()
        .with(RedefinitionStrategy.RETRANSFORMATION)
        .type(named("com.shop.old.OldLibrariesApp$Orders"))
        .transform(
            (builder, type, loader, module, domain) ->
                builder.visit(Advice.to(Count.class).on(named("keep"))))
        .installOn(ByteBuddyAgent.install());
    Orders orders = new Orders();
    Counter counted = registry.counter("orders");
    for (Class<?> type :
        new Class<?>[] {
          Counter.class, log.getClass(), AgentBuilder.class, CommandLine.class, Caffeine.class
        }) {
      System.out.println("app: has " + type.getProtectionDomain().getCodeSource().getLocation());
    }
    System.out.println("app: registries " + Metrics.globalRegistry.getRegistries().size());
    log.info("app logs");
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    for (String line = in.readLine(); !"end".equals(line); line = in.readLine()) {
      for (int i = 0; i < size; i++) {
        orders.keep(line + i);
        counted.increment();
      }
      System.out.println(
          "app: took " + line + ", advised " + ADVISED + ", counted " + (int) counted.count());
    }
  }

  public static final class Count {
    @Advice.OnMethodEnter
    static void enter() {
      ADVISED.incrementAndGet();
    }
  }

  static final class Orders {
    private final Map<String, String> open = new ConcurrentHashMap<>();
    private final Cache<String, String> recent = Caffeine.newBuilder().maximumSize(10).build();

    void keep(String order) {
      open.put(order, order);
      recent.put(order, order);
    }
  }
}
