package io.leakscribe.trials.others;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.EventType;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** What somebody finds in a recording of their own. */
final class UserRecording {
  private final Map<String, List<RecordedEvent>> events = new TreeMap<>();
  private final Map<String, String> settings = new TreeMap<>();

  private UserRecording() {}

  static UserRecording read(Path file) throws IOException {
    UserRecording recording = new UserRecording();
    Map<Long, String> names = new HashMap<>();
    try (RecordingFile in = new RecordingFile(file)) {
      for (EventType type : in.readEventTypes()) {
        names.put(type.getId(), type.getName());
      }
      while (in.hasMoreEvents()) {
        recording.add(in.readEvent(), names);
      }
    }
    return recording;
  }

  private void add(RecordedEvent event, Map<Long, String> names) {
    String type = event.getEventType().getName();
    if (type.equals("jdk.ActiveSetting")) {
      String key = names.get(event.getLong("id")) + "#" + event.getString("name");
      settings.merge(key, event.getString("value"), UserRecording::history);
    } else {
      events.computeIfAbsent(type, key -> new ArrayList<>()).add(event);
    }
  }

  private static String history(String before, String now) {
    return before.equals(now) || before.endsWith(" " + now) ? before : before + " then " + now;
  }

  List<RecordedEvent> of(String type) {
    return events.getOrDefault(type, List.of());
  }

  /** By name, what was in effect in this JVM, and what followed where that changed. */
  Map<String, String> settings() {
    return settings;
  }

  /** The usual time between two events of a type. */
  Duration period(String type) {
    List<RecordedEvent> all = of(type);
    List<Duration> gaps = new ArrayList<>();
    for (int i = 1; i < all.size(); i++) {
      gaps.add(Duration.between(all.get(i - 1).getStartTime(), all.get(i).getStartTime()));
    }
    return gaps.stream().sorted().skip(gaps.size() / 2).findFirst().orElse(Duration.ZERO);
  }
}
