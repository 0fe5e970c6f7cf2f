package io.leakscribe.bench.micro;

import java.util.ArrayList;
import java.util.List;

/** One operation and what its rounds gave. Nanoseconds and bytes are those of one operation. */
final class Measured {
  final Operation operation;
  final Arm without = new Arm();
  final Arm with = new Arm();

  Measured(Operation operation) {
    this.operation = operation;
  }

  /** Of the arms that there are, the larger one. */
  double spread() {
    return operation.withAgent() ? Math.max(without.spread(), with.spread()) : without.spread();
  }

  /** One of the two ways to run it; where there is only one, {@link #without} is it. */
  static final class Arm {
    private final List<Double> nanos = new ArrayList<>();
    private final List<Double> bytes = new ArrayList<>();

    void add(double nanosEach, double bytesEach) {
      nanos.add(nanosEach);
      bytes.add(bytesEach);
    }

    /** The least: what else ran on the machine only ever adds. */
    double nanos() {
      return least(nanos);
    }

    double bytes() {
      return least(bytes);
    }

    /** How far the slowest round was from the fastest, as a share of it. */
    double spread() {
      double most = nanos.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
      return most / nanos() - 1;
    }

    private static double least(List<Double> values) {
      return values.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
    }
  }
}
