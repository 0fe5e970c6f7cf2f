package io.leakscribe.cli;

import io.leakscribe.lint.Rule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of {@code report --check}. */
final class CheckOptions {
  @Option(
      names = "--check",
      description =
          "check the postmortem.md files by rules and write nothing; ends with 1 when an error is"
              + " found")
  private boolean check;

  @Option(names = "--strict", description = "with --check: warnings count as errors")
  private boolean strict;

  @Option(
      names = "--ignore",
      split = ",",
      paramLabel = "RULE",
      description = "with --check: leave these rules out, L10,L14")
  private Set<Rule> ignore = EnumSet.noneOf(Rule.class);

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "with --check: these files, and not those beside the journals")
  private List<Path> files = new ArrayList<>();

  boolean isAsked() {
    return check;
  }

  /** Whether something is given that means nothing without {@code --check}. */
  boolean isMisplaced() {
    return !check && (strict || !ignore.isEmpty() || !files.isEmpty());
  }

  boolean isStrict() {
    return strict;
  }

  Set<Rule> ignore() {
    return ignore;
  }

  List<Path> files() {
    return files;
  }
}
