package io.leakscribe.prometheus;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.leakscribe.journal.DataFiles;
import io.leakscribe.outside.Recording;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The recording of an incident, kept as {@value #NAME} in its directory. Replaced in one step;
 * reading never fails a draft.
 */
public final class RecordingFile {
  /** Beside the draft. */
  public static final String NAME = "prometheus.json";

  /** Read inside the application too, where memory may be short; a usual one has 0.1 MiB. */
  private static final int MAX_BYTES = 8 << 20;

  private RecordingFile() {}

  /**
   * Reads the recording of an incident.
   *
   * @param incidentDir {@code <dir>/<service>/incidents/<id>}
   * @return {@link Recording#NONE} when there is none; one that holds nothing but a problem when
   *     the file cannot be used
   */
  public static Recording read(Path incidentDir) {
    Path file = incidentDir.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      return Recording.NONE;
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        return unusable("it is larger than 8 MiB");
      }
      return RecordingJson.read(new String(bytes, UTF_8));
    } catch (UnreadableRecordingException e) {
      return unusable(Failures.oneLine(e.getMessage()));
    } catch (IOException e) {
      return unusable("it cannot be read");
    }
  }

  private static Recording unusable(String why) {
    return new Recording(
        "",
        Instant.EPOCH,
        Instant.EPOCH,
        List.of(),
        List.of(
            "The file "
                + NAME
                + " was not used: "
                + why
                + ". 'report --prometheus URL' makes it anew."));
  }

  /**
   * Writes the recording of an incident; if it is too large to be read again, only the impact.
   *
   * @throws IOException when it cannot be written; what was there before is then still there
   */
  public static void write(Path incidentDir, Recording recording) throws IOException {
    DataFiles.createDirectories(incidentDir);
    Path file = incidentDir.resolve(NAME);
    Path temporary = file.resolveSibling("." + NAME + "." + UUID.randomUUID());
    try {
      byte[] text = RecordingJson.write(recording).getBytes(UTF_8);
      boolean fits = text.length <= MAX_BYTES;
      DataFiles.writeNew(
          temporary, fits ? text : RecordingJson.write(smaller(recording)).getBytes(UTF_8));
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static Recording smaller(Recording recording) {
    List<Recording.Answer> kept =
        recording.answers().stream().filter(answer -> answer.name().startsWith("impact.")).toList();
    return new Recording(
            recording.server(),
            recording.from(),
            recording.to(),
            recording.measures(),
            kept,
            recording.problems())
        .plus("The answers took more than 8 MiB: those about alerts and targets are not kept.");
  }

  /**
   * Why a new recording must not take the place of an old one: a server that cannot be reached, or
   * that has forgotten by now, would leave less than is there already.
   *
   * @return a sentence; null when the new one is to be taken
   */
  public static @Nullable String keepsOld(Recording old, Recording fresh) {
    if (fresh.answers().isEmpty() && !fresh.problems().isEmpty()) {
      return String.join(" ", fresh.problems());
    }
    Set<String> lost = filled(old);
    lost.removeAll(filled(fresh));
    Set<String> asked = new HashSet<>();
    fresh.answers().forEach(answer -> asked.add(answer.name()));
    lost.retainAll(asked);
    return lost.isEmpty()
        ? null
        : "the server has no longer all that is in "
            + NAME
            + ", so that is kept; delete the file to take what there is now";
  }

  private static Set<String> filled(Recording recording) {
    Set<String> names = new HashSet<>();
    for (Recording.Answer answer : recording.answers()) {
      if (!answer.series().isEmpty() && answer.name().startsWith("impact.")) {
        names.add(answer.name());
      }
    }
    return names;
  }
}
