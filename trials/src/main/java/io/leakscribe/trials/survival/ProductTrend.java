package io.leakscribe.trials.survival;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.jar.JarFile;

/**
 * The agent's own statistics, from the packaged jar: who says of others that they leak is judged by
 * the same rule. By reflection, for no class path but the agent's holds them.
 */
final class ProductTrend {
  private static final String PACKAGE = "io.leakscribe.agent.trend.";

  private final PackedClasses classes;

  /** The classes of a packaged agent. */
  ProductTrend(Path agentJar) {
    classes = new PackedClasses(agentJar);
  }

  /**
   * Judges a series.
   *
   * @param minGrowth less growth is of no importance, in units of the series
   * @param minShare less growth is of no importance, as a share of the level
   */
  Judgement judge(List<Reading> series, double minGrowth, double minShare) {
    try {
      return judged(series, minGrowth, minShare);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the agent's statistics have changed: correct this class", e);
    }
  }

  private Judgement judged(List<Reading> series, double minGrowth, double minShare)
      throws ReflectiveOperationException {
    Object all = made("Series");
    for (Reading reading : series) {
      call(all, "add", reading.time(), reading.value());
    }
    Object counts = classes.loadClass(PACKAGE + "Options").getMethod("counts").invoke(null);
    Object options = call(counts, "withMateriality", minGrowth, minShare);
    Instant last = series.get(series.size() - 1).time();
    Object trend = call(made("TrendAnalyzer"), "analyze", all, last, options);
    return new Judgement(
        String.valueOf(call(trend, "shape")), sen(all), String.valueOf(call(trend, "reason")));
  }

  /** Slope, lower and upper end of its interval, over the finest level that has all readings. */
  private double[] sen(Object series) throws ReflectiveOperationException {
    Object window = call(series, "window", 0, 0.0);
    for (int level = 1; (Integer) call(series, "size") > size(window); level++) {
      window = call(series, "window", level, 0.0);
      if (level + 1 >= (Integer) call(series, "levels")) {
        break;
      }
      if (span(window) >= 0.9 * (Double) call(series, "lastSeconds")) {
        break;
      }
    }
    Object sen = made("TheilSen", window);
    double slope = (Double) call(sen, "slope");
    Method test = named(classes.loadClass(PACKAGE + "MannKendall"), "test");
    double deviation = (Double) call(test.invoke(null, window, slope), "deviation");
    return new double[] {
      slope, (Double) call(sen, "lower", deviation), (Double) call(sen, "upper", deviation)
    };
  }

  private static int size(Object window) throws ReflectiveOperationException {
    var field = window.getClass().getDeclaredField("size");
    field.setAccessible(true);
    return field.getInt(window);
  }

  private static double span(Object window) throws ReflectiveOperationException {
    return (Double) call(window, "span");
  }

  private Object made(String name, Object... arguments) throws ReflectiveOperationException {
    for (Constructor<?> one : classes.loadClass(PACKAGE + name).getDeclaredConstructors()) {
      if (one.getParameterCount() == arguments.length) {
        one.setAccessible(true);
        return one.newInstance(arguments);
      }
    }
    throw new NoSuchMethodException(name);
  }

  private static Object call(Object on, String name, Object... arguments)
      throws ReflectiveOperationException {
    return named(on.getClass(), name).invoke(on, arguments);
  }

  private static Method named(Class<?> type, String name) throws NoSuchMethodException {
    for (Method method : type.getDeclaredMethods()) {
      if (method.getName().equals(name)) {
        method.setAccessible(true);
        return method;
      }
    }
    throw new NoSuchMethodException(type.getName() + "." + name);
  }

  /** One value at a time. */
  record Reading(Instant time, double value) {}

  /**
   * What came out.
   *
   * @param shape as the agent names it
   * @param sen slope per second, and the ends of its 90 % interval
   * @param reason the agent's own words
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Judgement(String shape, double[] sen, String reason) {
    /** Whether there was enough to tell, and no growth of importance that goes on. */
    boolean flat() {
      return !shape.equals("GROWING") && !shape.equals("CANNOT_TELL");
    }
  }

  /** Loads what lies in the jar where no other loader looks. */
  private static final class PackedClasses extends ClassLoader {
    private final Path jar;

    PackedClasses(Path jar) {
      super(ProductTrend.class.getClassLoader());
      this.jar = jar;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      try (JarFile file = new JarFile(jar.toFile())) {
        var entry = file.getEntry("inst/" + name.replace('.', '/') + ".classdata");
        if (entry == null) {
          throw new ClassNotFoundException(name);
        }
        try (InputStream in = file.getInputStream(entry)) {
          byte[] bytes = in.readAllBytes();
          return defineClass(name, bytes, 0, bytes.length);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
