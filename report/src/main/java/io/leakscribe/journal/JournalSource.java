package io.leakscribe.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts of one run's journal, oldest first, read as one stream. Opened when first asked. */
final class JournalSource implements Closeable {
  private final List<Path> parts;
  private final ReadPlan plan;
  private final Map<String, Long> lastSeq = new HashMap<>();
  private int nextPart;
  private @Nullable LineReader lines;
  private SkippedLines skipped = SkippedLines.NONE;
  private @Nullable Instant firstTime;

  JournalSource(List<Path> parts, ReadPlan plan) {
    this.parts = List.copyOf(parts);
    this.plan = plan;
  }

  String name() {
    return parts.get(0).toString();
  }

  SkippedLines skipped() {
    return skipped;
  }

  /** Time of the first event; the far future when there is none. */
  Instant firstTime() {
    Instant known = firstTime;
    if (known == null) {
      try (JournalSource probe = new JournalSource(parts, ReadPlan.WHOLE)) {
        Event first = probe.next();
        known = first == null ? Instant.MAX : first.origin().time();
      }
      firstTime = known;
    }
    return known;
  }

  /** The next event of any part, or null at the end. */
  @Nullable Event next() {
    while (true) {
      LineReader open = lines;
      try {
        if (open == null) {
          if (nextPart == parts.size()) {
            return null;
          }
          lines = LineReader.open(parts.get(nextPart++), plan.progress());
        } else {
          LineReader.Line line = open.next();
          if (line == null) {
            close();
          } else {
            Event event = event(line);
            if (event != null && isNew(event.origin())) {
              return event;
            }
          }
        }
      } catch (IOException e) {
        skipped = skipped.plus(new SkippedLines(0, 0, 0, 0, 0, 1));
        close();
      }
    }
  }

  private @Nullable Event event(LineReader.Line line) {
    String text = line.text();
    if (text == null) {
      skip(line);
      return null;
    }
    if (text.isBlank()) {
      return null;
    }
    try {
      Origin sample = SampleHead.read(text);
      return sample == null || plan.samples().wanted(sample)
          ? EventJson.read(text)
          : new Event.Sample(sample, null, 0, Map.of());
    } catch (MalformedEventException e) {
      skip(line);
      return null;
    }
  }

  private void skip(LineReader.Line line) {
    SkippedLines one;
    if (!line.whole()) {
      one = new SkippedLines(1, 0, 0, 0, 0, 0);
    } else if (line.tooLong()) {
      one = new SkippedLines(0, 0, 1, 0, 0, 0);
    } else if (line.text() == null) {
      one = new SkippedLines(0, 1, 0, 0, 0, 0);
    } else {
      one = new SkippedLines(0, 0, 0, 1, 0, 0);
    }
    skipped = skipped.plus(one);
  }

  /** A writer that died while it folded its parts leaves the same events in both. */
  private boolean isNew(Origin origin) {
    if (origin.seq() <= 0) {
      return true;
    }
    Long last = lastSeq.get(origin.run());
    if (last != null && origin.seq() <= last) {
      skipped = skipped.plus(new SkippedLines(0, 0, 0, 0, 1, 0));
      return false;
    }
    lastSeq.put(origin.run(), origin.seq());
    return true;
  }

  @Override
  public void close() {
    LineReader open = lines;
    lines = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        skipped = skipped.plus(new SkippedLines(0, 0, 0, 0, 0, 1));
      }
    }
  }
}
