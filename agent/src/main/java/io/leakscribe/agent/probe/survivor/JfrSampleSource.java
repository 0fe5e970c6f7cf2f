package io.leakscribe.agent.probe.survivor;

import io.leakscribe.agent.probe.process.RecorderSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/**
 * Old-object samples of the flight recorder. Load it lazily: an image may lack {@code jdk.jfr}.
 *
 * <p>A recording that is never written keeps the event enabled, and with it the JVM's queue of 256
 * samples. A second one, started and stopped at once, makes the JVM write the samples that are
 * alive: its file is a few milliseconds long, whatever else is being recorded, and its settings are
 * its own.
 */
final class JfrSampleSource implements SampleSource {
  private static final String EVENT = "jdk.OldObjectSample";
  private static final String OPERATION = "jdk.ExecuteVMOperation";

  /** The name of the operation that searches for paths begins like this on all versions. */
  private static final String SEARCH = "JFROldObject";

  private @Nullable Recording holding;

  @Override
  public void begin() {
    close();
    Recording recording = new Recording();
    recording.setName("leakscribe survivors");
    recording.setToDisk(false);
    recording.enable(EVENT).withStackTrace().with("cutoff", "0 ns");
    recording.start();
    holding = recording;
  }

  @Override
  public Look look() throws IOException {
    return emit("0 ns");
  }

  @Override
  public Look search(Duration limit) throws IOException {
    return emit(limit.toMillis() + " ms");
  }

  private static Look emit(String cutoff) throws IOException {
    RecorderSpace.require();
    Path file = Files.createTempFile("leakscribe-survivors", ".jfr");
    try (Recording brief = new Recording()) {
      brief.setName("leakscribe look");
      brief.enable(EVENT).withStackTrace().with("cutoff", cutoff);
      brief.enable(OPERATION).withoutStackTrace().withThreshold(Duration.ZERO);
      brief.start();
      brief.stop();
      brief.dump(file);
      return read(file);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static Look read(Path file) throws IOException {
    List<Sample> living = new ArrayList<>();
    Duration pause = Duration.ZERO;
    try (RecordingFile events = new RecordingFile(file)) {
      while (events.hasMoreEvents()) {
        RecordedEvent event = events.readEvent();
        String name = event.getEventType().getName();
        if (name.equals(EVENT)) {
          living.add(JfrSamples.sample(event));
        } else if (name.equals(OPERATION) && isSearch(event)) {
          pause = pause.plus(event.getDuration());
        }
      }
    }
    return new Look(living, pause);
  }

  private static boolean isSearch(RecordedEvent event) {
    return String.valueOf(event.getString("operation")).startsWith(SEARCH);
  }

  /**
   * A look makes the recorder begin a new chunk, twice. The recordings of others then have what
   * begins each chunk (0.2 MB, and a thread dump under default.jfc) as often.
   */
  @Override
  public boolean isShared() {
    return FlightRecorder.getFlightRecorder().getRecordings().stream()
        .anyMatch(one -> one.getState() == RecordingState.RUNNING && isForeign(one));
  }

  private static boolean isForeign(Recording recording) {
    return recording.isToDisk() && !recording.getName().startsWith("leakscribe");
  }

  @Override
  public void close() {
    if (holding != null) {
      holding.close();
      holding = null;
    }
  }
}
