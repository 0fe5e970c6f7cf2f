package io.leakscribe.bench.micro;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures single operations and prints them as a table. */
@Command(
    name = "bench/micro",
    mixinStandardHelpOptions = true,
    description =
        "Measures single operations, each in JVMs of its own: those of an application with the"
            + " packaged agent and without, in turns, and those of the agent one by one. Prints a"
            + " table in Markdown. Takes some seven minutes of a machine that does nothing else.")
public final class Micro implements Callable<Integer> {

  @Option(names = "--quick", description = "a look only: one short round, numbers are rough")
  boolean quick;

  @Option(names = "--only", description = "only operations whose name has a match, such as tomcat")
  @Nullable Pattern only;

  @Option(names = "--rounds", description = "JVMs for each number; default: 2, --quick: 1")
  int rounds;

  @Option(names = "--out", description = "file for the table as well")
  @Nullable Path out;

  private Micro() {}

  /**
   * Measures what the options ask for.
   *
   * @param args see {@code --help}; exits with 0 when all was measured, 1 when not, 2 for wrong
   *     usage
   */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Micro()).execute(args));
  }

  @Override
  public Integer call() throws IOException {
    List<Operation> chosen = new ArrayList<>();
    for (Operation one : Operation.ALL) {
      if (only == null || only.matcher(one.name()).find()) {
        chosen.add(one);
      }
    }
    if (chosen.isEmpty()) {
      System.err.println("no operation matches '" + only + "'; their names: " + Operation.names());
      return 2;
    }
    try {
      String table = Table.of(measure(chosen, rounds()));
      System.out.print(table);
      if (out != null) {
        Files.writeString(out, table);
      }
      return 0;
    } catch (RunnerException e) {
      System.err.println(e.getMessage() + "; what JMH said is in " + Arms.LOG);
      return 1;
    }
  }

  private int rounds() {
    return rounds > 0 ? rounds : quick ? 1 : 2;
  }

  /** Round after round, so that what the machine does meanwhile meets all of them. */
  private List<Measured> measure(List<Operation> chosen, int rounds)
      throws RunnerException, IOException {
    Arms arms = new Arms(Path.of("."), quick);
    List<Measured> all = new ArrayList<>();
    chosen.forEach(one -> all.add(new Measured(one)));
    for (int round = 1; round <= rounds; round++) {
      for (Measured one : all) {
        System.err.printf(Locale.ROOT, "round %d of %d: %s%n", round, rounds, one.operation.name());
        arms.run(one, round % 2 == 1);
      }
    }
    return all;
  }
}
