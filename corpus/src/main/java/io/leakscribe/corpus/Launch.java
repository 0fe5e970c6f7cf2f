package io.leakscribe.corpus;

import com.example.corpus.Main;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command lines. */
final class Launch {

  /** Exit code of {@code -XX:+ExitOnOutOfMemoryError}. */
  static final int OUT_OF_MEMORY = 3;

  private final Site site;
  private final Specimen specimen;
  private final Platform platform;

  Launch(Site site, Specimen specimen, Platform platform) {
    this.site = site;
    this.specimen = specimen;
    this.platform = platform;
  }

  /**
   * @param extra further JVM options
   * @param seconds length of the life; 0 = as fast as it goes
   * @param count file for the count of steps
   */
  List<String> command(List<String> extra, long steps, double seconds, Path count) {
    List<String> command = new ArrayList<>();
    command.add(platform.java().toString());
    command.add("-Xmx" + specimen.heap());
    command.addAll(platform.options());
    // Many JVMs share few cores: the second compiler would take more than the programs do.
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Xshare:auto");
    if (specimen.leaks()) {
      command.add("-XX:+ExitOnOutOfMemoryError");
    }
    command.addAll(specimen.jvm());
    command.addAll(extra);
    command.addAll(List.of("-cp", site.classPath(), Main.class.getName(), specimen.name()));
    command.addAll(List.of(Long.toString(steps), Double.toString(seconds), count.toString()));
    return command;
  }

  /** The agent, told no more than where to write and under which name. */
  List<String> agent(Path directory) {
    return List.of(
        "-javaagent:"
            + site.agent().toAbsolutePath()
            + "=service="
            + specimen.name()
            + ",dir="
            + directory
            + ",port=-1,drafts=false"
            + (site.ledgers() ? ",debug=true" : ""));
  }
}
