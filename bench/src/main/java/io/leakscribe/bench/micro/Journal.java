package io.leakscribe.bench.micro;

import io.leakscribe.journal.Event;
import io.leakscribe.journal.JournalWriter;
import io.leakscribe.journal.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Events are appended to the journal of a run. */
@State(Scope.Thread)
public class Journal {
  private final Path directory = temporary();
  private final JournalWriter writer = JournalWriter.open(directory.resolve("run.jsonl"));
  private final Map<String, Double> series = series();
  private long seq;

  /** A sample of 30 series: not forced to the device. */
  @Benchmark
  public boolean sample() {
    return writer.append(new Event.Sample(origin(), 70L << 20, 256L << 20, series));
  }

  /** An event of consequence: forced to the device before the call returns. */
  @Benchmark
  public boolean forced() {
    return writer.append(new Event.DeployDetected(origin(), "2.4.1", "2.4.2"));
  }

  /** Leaves nothing behind. */
  @TearDown
  public void delete() throws IOException {
    writer.close();
    for (String part : new String[] {"run.jsonl", "run.1.jsonl", ""}) {
      Files.deleteIfExists(directory.resolve(part));
    }
  }

  private Origin origin() {
    return new Origin(Instant.EPOCH.plusSeconds(seq), "bench", "host", "run", seq++);
  }

  private static Map<String, Double> series() {
    Map<String, Double> series = new HashMap<>();
    for (int i = 0; i < 30; i++) {
      series.put("holder.com.example.shop.Registry" + i + ".entries", 1000.0 * i);
    }
    return series;
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("bench");
    } catch (IOException e) {
      throw new IllegalStateException("no room for a journal: " + e.getMessage(), e);
    }
  }
}
