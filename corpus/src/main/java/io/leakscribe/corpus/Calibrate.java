package io.leakscribe.corpus;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Fits the weights on half of the programs, and shows on the other half what they are worth. */
@Command(
    name = "corpus/calibrate",
    mixinStandardHelpOptions = true,
    description = "Fits the ledger's weights on the ledgers of a run with --ledgers.")
public final class Calibrate implements Callable<Integer> {
  /** The weight of "no evidence at all" among the others. */
  static final String PRIOR = "PRIOR";

  @Option(names = "--runs", description = "the runs' directory; default: corpus/target/runs")
  @Nullable Path runs;

  @Option(names = "--root", hidden = true, defaultValue = ".")
  Path root = Path.of(".");

  private Calibrate() {}

  /** Ends the process with the exit code. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Calibrate()).execute(args));
  }

  @Override
  public Integer call() {
    Site site = Site.in(root);
    Path from = runs == null ? site.runs() : runs;
    List<LedgerRow> rows = LedgerRows.in(from, Specimens.in(site.classes()));
    Map<String, Double> start = LedgerRows.weights(from);
    double prior = start.getOrDefault(PRIOR, 0.0);
    start.remove(PRIOR);
    List<LedgerRow> learnt = rows.stream().filter(row -> isForLearning(row.program())).toList();
    List<LedgerRow> heldBack = rows.stream().filter(row -> !isForLearning(row.program())).toList();
    Fit fit = new Fit(start, prior).learn(learnt);
    System.out.printf(
        "%d ledgers of %d programs%n",
        rows.size(), rows.stream().map(LedgerRow::program).distinct().count());
    print("As the agent said it, all programs", Reliability.table(rows, LedgerRow::confidence));
    print("Fitted on half of them, that half", Reliability.table(learnt, fit::confidence));
    print("The same weights, the half held back", Reliability.table(heldBack, fit::confidence));
    weights(start, prior, fit, new Fit(start, prior).learn(rows));
    return 0;
  }

  /** The same half each time, whatever else is in the corpus. */
  static boolean isForLearning(String program) {
    return Math.floorMod(program.hashCode() * 0x9E3779B9, 4) < 2;
  }

  private static void print(String title, String table) {
    System.out.println("\n" + title + "\n\n" + table);
  }

  private static void weights(Map<String, Double> start, double prior, Fit half, Fit all) {
    System.out.println("| sign | start | half | all |\n|---|---|---|---|");
    System.out.printf(
        Locale.ROOT, "| %s | %.2f | %.2f | %.2f |%n", PRIOR, prior, half.prior(), all.prior());
    new TreeMap<>(start)
        .forEach(
            (sign, weight) ->
                System.out.printf(
                    Locale.ROOT,
                    "| %s | %.2f | %.2f | %.2f |%n",
                    sign,
                    weight,
                    half.weights().get(sign),
                    all.weights().get(sign)));
  }
}
