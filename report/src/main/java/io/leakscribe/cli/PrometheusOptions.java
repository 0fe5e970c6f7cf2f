package io.leakscribe.cli;

import io.leakscribe.outside.Recording;
import io.leakscribe.prometheus.ImpactSettings;
import io.leakscribe.prometheus.PrometheusServer;
import io.leakscribe.prometheus.Recorder;
import io.leakscribe.prometheus.RecordingFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Asks a Prometheus server about an incident before it is drafted. */
final class PrometheusOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--prometheus",
      paramLabel = "URL",
      description =
          "asks this Prometheus for alerts, liveness and impact, and keeps the answers beside the"
              + " draft; https://user:password@host logs in")
  private @Nullable String url;

  @Option(
      names = "--prometheus-token",
      paramLabel = "F",
      description = "file with a bearer token for --prometheus")
  private @Nullable Path tokenFile;

  /**
   * Asks, and keeps the answers in the incident's directory; does nothing without the option.
   * Whatever goes wrong with the server is a line on standard error and does not end the draft.
   *
   * @return whether the server answered, or was not to be asked
   * @throws ParameterException when the options cannot be used
   * @throws IOException when the answers cannot be written
   */
  boolean ask(Services.Found found) throws IOException, Failure {
    PrometheusServer server = server();
    if (server == null) {
      return true;
    }
    Path directory = found.directory();
    ImpactSettings settings = ImpactSettings.of(found.serviceDir());
    Recording fresh = Recorder.record(server, found.incident(), settings);
    String kept = RecordingFile.keepsOld(RecordingFile.read(directory), fresh);
    PrintWriter err = spec.commandLine().getErr();
    if (kept != null) {
      err.println("leakscribe: " + found.incident().id() + ": " + kept);
      if (Files.exists(directory.resolve(RecordingFile.NAME))) {
        return false;
      }
    } else {
      fresh.problems().forEach(p -> err.println("leakscribe: " + found.incident().id() + ": " + p));
    }
    RecordingFile.write(directory, fresh);
    return !fresh.answers().isEmpty();
  }

  private @Nullable PrometheusServer server() throws IOException, Failure {
    if (url == null) {
      if (tokenFile != null) {
        throw new ParameterException(
            spec.commandLine(), "--prometheus-token is of use only with --prometheus");
      }
      return null;
    }
    try {
      return PrometheusServer.of(url, token());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
    }
  }

  private @Nullable String token() throws IOException, Failure {
    if (tokenFile == null) {
      return null;
    }
    try {
      return Files.size(tokenFile) > 64 << 10 ? "" : Files.readString(tokenFile);
    } catch (NoSuchFileException e) {
      throw new Failure("there is no file '" + tokenFile + "' for --prometheus-token");
    } catch (MalformedInputException e) {
      return "";
    }
  }
}
