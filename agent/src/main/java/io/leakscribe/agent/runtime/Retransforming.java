package io.leakscribe.agent.runtime;

import java.lang.instrument.Instrumentation;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Retransforms many classes at once. The JVM takes all of them or none: one that it cannot redefine
 * must not cost the others, so what it refuses is halved until that one is alone.
 */
final class Retransforming {
  /** Each is a pause of the application. */
  private static final int MOST_RETRIES = 200;

  private final Instrumentation instrumentation;
  private final Consumer<Class<?>> done;
  private int retries;
  private int refused;
  private @Nullable String example;

  /**
   * @param done takes each class that was retransformed
   */
  Retransforming(Instrumentation instrumentation, Consumer<Class<?>> done) {
    this.instrumentation = instrumentation;
    this.done = done;
  }

  void all(List<Class<?>> classes) {
    if (classes.isEmpty()) {
      return;
    }
    try {
      instrumentation.retransformClasses(classes.toArray(new Class<?>[0]));
      classes.forEach(done);
    } catch (Throwable refusal) {
      if (classes.size() > 1 && retries < MOST_RETRIES) {
        retries += 2;
        all(classes.subList(0, classes.size() / 2));
        all(classes.subList(classes.size() / 2, classes.size()));
      } else {
        refused += classes.size();
        example = example != null ? example : told(classes.get(0), refusal);
      }
    }
  }

  /** One line, if there is something to say. */
  void tell(Consumer<String> log) {
    if (example != null) {
      log.accept(
          refused
              + (refused == 1 ? " class that was" : " classes that were")
              + " loaded before the agent cannot be watched: "
              + example
              + "; start the agent with -javaagent to watch them");
    }
  }

  /** A name may have 65,535 bytes, and so may a message. */
  private static String told(Class<?> type, Throwable refusal) {
    return "'" + brief(type.getName()) + "' (" + brief(refusal.toString()) + ")";
  }

  private static String brief(String text) {
    return text.length() <= 150 ? text : text.substring(0, 150) + "…";
  }
}
