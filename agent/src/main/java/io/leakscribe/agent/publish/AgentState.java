package io.leakscribe.agent.publish;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far the agent has come, in a system property of the JVM that it is in: so that whoever loads
 * it from outside hears what became of it. The launcher writes the same property, and cannot know
 * us.
 *
 * @param stage how far
 * @param words where it is to be found, or why it does not run
 */
public record AgentState(Stage stage, String words) {
  /** The system property. */
  public static final String PROPERTY = "io.leakscribe.agent";

  /** How far it has come. */
  public enum Stage {
    /** It is being set up. */
    STARTING,
    /** It watches. */
    READY,
    /** It does not run. */
    DISABLED
  }

  /** Tells it, unless the application forbids that. */
  public void publish() {
    try {
      System.setProperty(PROPERTY, stage.name().toLowerCase(Locale.ROOT) + ": " + words);
    } catch (RuntimeException e) {
      // A security manager: who loads us from outside learns less.
    }
  }

  /** Reads the property's value; null when it says nothing. */
  public static @Nullable AgentState parse(@Nullable String value) {
    if (value == null) {
      return null;
    }
    for (Stage stage : Stage.values()) {
      String begin = stage.name().toLowerCase(Locale.ROOT) + ":";
      if (value.startsWith(begin)) {
        return new AgentState(stage, value.substring(begin.length()).strip());
      }
    }
    return null;
  }
}
