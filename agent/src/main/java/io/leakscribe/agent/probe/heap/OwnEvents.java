package io.leakscribe.agent.probe.heap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import jdk.jfr.FlightRecorderListener;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;
import jdk.jfr.consumer.RecordingStream;

/**
 * Keeps the application's own events out of our stream. They are enabled in every recording that
 * does not speak of them, may hold anything, and a stream is on disk.
 *
 * <p>A "no" of ours would hold for the recordings of others as well, where these do not speak of
 * the event. So it is said only while nobody else records; whoever begins to, finds it taken back
 * when the start of his recording returns.
 *
 * <p>Takes no lock: the recorder may call listeners while it holds its own.
 */
final class OwnEvents implements FlightRecorderListener {
  private static final String OURS = "leakscribe";

  private final Map<String, String> ours = new HashMap<>();
  private final RecordingStream stream;
  private final Set<Long> known;
  private final boolean isFirst;
  private final AtomicInteger begun = new AtomicInteger();
  private volatile Map<String, String> applied = Map.of();

  private OwnEvents(RecordingStream stream, Set<Long> known, boolean isFirst) {
    this.stream = stream;
    this.known = known;
    this.isFirst = isFirst;
  }

  /** Opens a stream of these events without their stack traces. */
  static OwnEvents open(String... events) {
    boolean isFirst = !FlightRecorder.isInitialized();
    Set<Long> before = ids();
    RecordingStream stream = new RecordingStream();
    Set<Long> made = ids();
    made.removeAll(before);
    OwnEvents own = new OwnEvents(stream, made.size() == 1 ? made : Set.of(), isFirst);
    own.tellWhose();
    for (String event : events) {
      own.ours.put(event + "#enabled", "true");
      own.ours.put(event + "#stackTrace", "false");
      own.ours.put(event + "#threshold", "0 ns");
    }
    own.apply(own.ours);
    FlightRecorder.addListener(own);
    own.refresh();
    return own;
  }

  RecordingStream stream() {
    return stream;
  }

  /** For those who look at the recordings of this JVM, as jcmd JFR.check shows them. */
  private void tellWhose() {
    for (Recording one : FlightRecorder.getFlightRecorder().getRecordings()) {
      if (known.contains(one.getId())) {
        one.setName(OURS + " collections");
      }
    }
  }

  /** To be called now and then: classes of events come with the classes of the application. */
  void refresh() {
    int seen = begun.get();
    boolean isAlone = isAlone();
    apply(isAlone ? silenced() : ours);
    if (isAlone && seen != begun.get()) {
      apply(ours);
    }
  }

  /** No more listening. */
  void close() {
    FlightRecorder.removeListener(this);
  }

  @Override
  public void recordingStateChanged(Recording recording) {
    try {
      changed(recording);
    } catch (Throwable e) {
      // This may be a thread of the application, which started a recording of its own. Ours goes on
      // as it is set, and the next refresh, on our thread, tries again.
    }
  }

  private void changed(Recording recording) {
    if (recording.getState() != RecordingState.RUNNING) {
      return;
    }
    if (!isOurs(recording)) {
      begun.incrementAndGet();
      apply(ours);
    } else if (isFirst && known.contains(recording.getId())) {
      closeRepository(); // the first start made it
    }
  }

  private void apply(Map<String, String> settings) {
    if (!settings.equals(applied)) {
      stream.setSettings(settings);
      applied = settings;
    }
  }

  private Map<String, String> silenced() {
    Map<String, String> settings = new HashMap<>(ours);
    for (EventType type : FlightRecorder.getFlightRecorder().getEventTypes()) {
      if (!type.getName().startsWith("jdk.")) {
        settings.put(type.getName() + "#enabled", "false");
      }
    }
    return settings;
  }

  private boolean isAlone() {
    return FlightRecorder.getFlightRecorder().getRecordings().stream()
        .allMatch(one -> one.getState() != RecordingState.RUNNING || isOurs(one));
  }

  private boolean isOurs(Recording recording) {
    return known.contains(recording.getId()) || recording.getName().startsWith(OURS);
  }

  private static Set<Long> ids() {
    return FlightRecorder.getFlightRecorder().getRecordings().stream()
        .map(Recording::getId)
        .collect(Collectors.toCollection(HashSet::new));
  }

  /**
   * The recorder writes names of threads as they are, in files that all may read. Where we were the
   * first to use it, nobody else expects to find them.
   */
  private static void closeRepository() {
    String place = System.getProperty("jdk.jfr.repository");
    String temporary = System.getProperty("java.io.tmpdir");
    if (place == null || temporary == null || !Path.of(place).startsWith(Path.of(temporary))) {
      return;
    }
    try {
      Files.setPosixFilePermissions(Path.of(place), PosixFilePermissions.fromString("rwx------"));
    } catch (IOException | UnsupportedOperationException e) {
      // It stays as the recorder made it.
    }
  }
}
