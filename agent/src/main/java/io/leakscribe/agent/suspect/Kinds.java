package io.leakscribe.agent.suspect;

import io.leakscribe.agent.observe.LifecycleReading;
import io.leakscribe.agent.observe.Reached;
import io.leakscribe.journal.SuspectKind;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names the kind of a suspect from what is known of its holder and of what it holds. */
final class Kinds {
  private static final List<String> TASK_WORDS =
      List.of("task", "job", "worker", "scheduler", "runner", "reaper", "poller");

  private static final Set<String> BUFFERS =
      Set.of(
          "java.lang.StringBuilder",
          "java.lang.StringBuffer",
          "java.io.ByteArrayOutputStream",
          "java.io.CharArrayWriter",
          "java.util.BitSet");

  private Kinds() {}

  /** As the walk that found it says, where that says more than names. */
  static @Nullable SuspectKind of(@Nullable Reached reached) {
    return reached == null
        ? null
        : switch (reached.kind()) {
          case THREAD_LOCAL -> SuspectKind.THREAD_LOCAL;
          case TASKS -> SuspectKind.BACKGROUND_TASK;
          case THREAD -> SuspectKind.THREAD;
          default -> null;
        };
  }

  static SuspectKind of(
      @Nullable String holder,
      @Nullable String holderType,
      @Nullable String leakingClass,
      LifecycleReading.@Nullable Kind retained) {
    String owner = holder == null ? "" : lower(Words.brief(holder));
    if (TASK_WORDS.stream().anyMatch(word -> ownerClass(owner).endsWith(word))) {
      return SuspectKind.BACKGROUND_TASK;
    }
    if (retained == LifecycleReading.Kind.CACHE_ENTRY || owner.contains("cache")) {
      return SuspectKind.CACHE;
    }
    if (retained == LifecycleReading.Kind.SESSION
        || owner.contains("session")
        || (leakingClass != null && lower(leakingClass).endsWith("session"))) {
      return SuspectKind.SESSION;
    }
    return holderType != null && isQueue(holderType) ? SuspectKind.QUEUE : SuspectKind.COLLECTION;
  }

  private static String ownerClass(String brief) {
    int dot = brief.lastIndexOf('.');
    return dot < 0 ? brief : brief.substring(0, dot);
  }

  /** Whether it is one array of numbers or characters: what an entry takes is known exactly. */
  static boolean isBuffer(String type) {
    return (type.length() == 2 && type.charAt(0) == '[') || BUFFERS.contains(type);
  }

  /** Whether it is a buffer of the JDK: when it is full it goes on in one of twice the size. */
  static boolean isDoubled(String type) {
    return BUFFERS.contains(type);
  }

  static boolean isQueue(String type) {
    return type.endsWith("Queue") || type.endsWith("Deque");
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
