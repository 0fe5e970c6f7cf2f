package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveTask;

/** Forecasts by divide and conquer; the tree of the last is kept. The demand has its tides. */
@Healthy(value = "trees of fork-join tasks, the last one kept, in two tides", steps = 500)
public final class ForkJoinForecasts implements Program {
  private static final int MOST_SHOPS = 2_000;

  private final ForkJoinPool pool = new ForkJoinPool(2);
  private Forecast last = new Forecast(0, 1);

  /** Forecasts for a range of shops; keeps its parts so that one can look into them. */
  private static final class Forecast extends RecursiveTask<Double> {
    private static final long serialVersionUID = 1;

    private final transient List<Forecast> parts = new ArrayList<>(2);
    private final transient List<double[]> curves = new ArrayList<>(0);
    private final int from;
    private final int to;

    Forecast(int from, int to) {
      this.from = from;
      this.to = to;
    }

    @Override
    protected Double compute() {
      if (to - from == 1) {
        curves.add(new double[1000]);
        return (double) from;
      }
      int middle = (from + to) / 2;
      parts.add(new Forecast(from, middle));
      parts.add(new Forecast(middle, to));
      invokeAll(parts.get(0), parts.get(1));
      return parts.get(0).join() + parts.get(1).join();
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    double sum = 0;
    while (pace.next()) {
      double tide = Math.sin(2 * Math.PI * pace.progress());
      int shops = 1 + (int) (MOST_SHOPS * tide * tide);
      last = new Forecast(0, shops);
      sum += pool.invoke(last);
    }
    System.out.println("sum " + sum + ", last of " + last.to);
  }
}
