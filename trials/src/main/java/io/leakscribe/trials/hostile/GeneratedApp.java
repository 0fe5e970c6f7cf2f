package io.leakscribe.trials.hostile;

import com.example.odd.CartSession;
import com.example.odd.Kinds;
import com.example.odd.Recent;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.cache.CacheBuilder;
import groovy.lang.GroovyClassLoader;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javassist.util.proxy.ProxyFactory;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.sf.cglib.proxy.Enhancer;
import net.sf.cglib.proxy.MethodInterceptor;
import org.objectweb.asm.Opcodes;

/**
 * Classes that other generators make while an application runs, of classes that the agent weaves;
 * and every kind of class that the compiler knows. All are built and run.
 */
public final class GeneratedApp {
  private static final List<Object> ALIVE = new ArrayList<>();
  private static final List<Class<? extends Runnable>> BASES =
      List.of(CartSession.class, Recent.class);

  public static void main(String[] arguments) throws Exception {
    Outcomes outcomes = new Outcomes();
    int number = 0;
    for (Runnable kind : Kinds.all()) {
      outcomes.of("kind " + number++, kind::run);
    }
    for (Class<? extends Runnable> base : BASES) {
      String name = base.getSimpleName();
      outcomes.of(name, () -> run(base.getConstructor().newInstance()));
      outcomes.of("cglib " + name, () -> run(cglib(base)));
      outcomes.of("javassist " + name, () -> run(javassist(base)));
      outcomes.of("byte buddy " + name, () -> run(byteBuddy(base)));
      outcomes.of("groovy " + name, () -> run(groovySubclass(base)));
    }
    outcomes.of("proxy", () -> run(proxy()));
    outcomes.of("groovy", () -> run(groovy()));
    for (int i = 0; i < 50; i++) {
      outcomes.of("hidden " + i, () -> run(hidden()));
    }
    for (int i = 0; i < 64; i++) {
      int shape = i;
      outcomes.of("caffeine " + i, () -> caffeine(shape));
      outcomes.of("guava " + i, () -> guava(shape));
    }
    outcomes.write(Path.of(arguments[0]));
    System.out.println("tried " + outcomes.size());
  }

  private static void run(Runnable made) {
    made.run();
    ALIVE.add(made);
  }

  private static Runnable cglib(Class<? extends Runnable> base) {
    MethodInterceptor through = (self, method, values, proxy) -> proxy.invokeSuper(self, values);
    return (Runnable) Enhancer.create(base, through);
  }

  private static Runnable javassist(Class<? extends Runnable> base) throws Exception {
    ProxyFactory factory = new ProxyFactory();
    factory.setSuperclass(base);
    return (Runnable)
        factory.create(new Class<?>[0], new Object[0], (s, m, go, a) -> go.invoke(s, a));
  }

  private static Runnable byteBuddy(Class<? extends Runnable> base) throws Exception {
    return new ByteBuddy()
        .subclass(base)
        .name(base.getName() + "$Hibernate$Session")
        .defineField("lazily", Map.class, Opcodes.ACC_PUBLIC)
        .make()
        .load(base.getClassLoader(), ClassLoadingStrategy.Default.WRAPPER)
        .getLoaded()
        .getConstructor()
        .newInstance();
  }

  private static Runnable groovySubclass(Class<? extends Runnable> base) throws Exception {
    return groovyClass(
        "class Sub extends "
            + base.getName()
            + " { Map more = [:]; static all = []; void run() { super.run(); more.a = 1; all << this } }");
  }

  private static Runnable groovy() throws Exception {
    return groovyClass(
        """
        class WebSession implements Runnable {
          static Map ALL = [:]
          def values = [:]
          List<String> names = []
          void run() {
            (1..20).each { n -> values["k$n"] = { -> n * 2 } }
            names.addAll(values.keySet()*.toUpperCase())
            assert values.k3() == 6
            ALL[this] = new Expando(names: names)
          }
        }
        """);
  }

  private static Runnable groovyClass(String source) throws Exception {
    // Kept open: its classes are in use until the end.
    @SuppressWarnings("resource")
    GroovyClassLoader loader = new GroovyClassLoader(GeneratedApp.class.getClassLoader());
    Class<?> made = loader.parseClass(source);
    return (Runnable) made.getConstructor().newInstance();
  }

  private static Runnable proxy() {
    CartSession behind = new CartSession();
    return (Runnable)
        Proxy.newProxyInstance(
            GeneratedApp.class.getClassLoader(),
            new Class<?>[] {Runnable.class},
            (self, method, values) -> method.invoke(behind, values));
  }

  private static Runnable hidden() throws Exception {
    String name = "io/leakscribe/trials/hostile/HiddenSession";
    byte[] file = Blueprint.of(name, Opcodes.V17).plain().build(name).file();
    return (Runnable)
        MethodHandles.lookup()
            .defineHiddenClass(file, true)
            .lookupClass()
            .getConstructor()
            .newInstance();
  }

  /** Caffeine has a class for each choice of features. */
  private static void caffeine(int shape) {
    Caffeine<Object, Object> builder = Caffeine.newBuilder().executor(Runnable::run);
    if ((shape & 1) != 0) {
      builder.maximumSize(5);
    }
    if ((shape & 2) != 0) {
      builder.expireAfterWrite(Duration.ofNanos(1));
    }
    if ((shape & 4) != 0) {
      builder.expireAfterAccess(Duration.ofMinutes(1));
    }
    if ((shape & 8) != 0) {
      builder.weakKeys();
    }
    if ((shape & 16) != 0) {
      builder.softValues();
    }
    if ((shape & 32) != 0) {
      builder.recordStats().removalListener((key, value, cause) -> {});
    }
    com.github.benmanes.caffeine.cache.Cache<Object, Object> cache = builder.build();
    use(cache.asMap());
    cache.cleanUp();
    ALIVE.add(cache);
  }

  private static void guava(int shape) {
    CacheBuilder<Object, Object> builder = CacheBuilder.newBuilder();
    if ((shape & 1) != 0) {
      builder.maximumSize(5);
    }
    if ((shape & 2) != 0) {
      builder.expireAfterWrite(Duration.ofNanos(1));
    }
    if ((shape & 4) != 0) {
      builder.expireAfterAccess(Duration.ofMinutes(1));
    }
    if ((shape & 8) != 0) {
      builder.weakKeys();
    }
    if ((shape & 16) != 0) {
      builder.softValues();
    }
    com.google.common.cache.Cache<Object, Object> cache =
        (shape & 32) != 0
            ? builder.removalListener(removed -> {}).build()
            : builder.recordStats().build();
    use(cache.asMap());
    cache.invalidateAll();
    ALIVE.add(cache);
  }

  private static void use(Map<Object, Object> cache) {
    for (int i = 0; i < 50; i++) {
      cache.put(i, "value");
      cache.remove(i / 2);
    }
    cache.replaceAll((key, value) -> value + "!");
  }

  private GeneratedApp() {}
}
