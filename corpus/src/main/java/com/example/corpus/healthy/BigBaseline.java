package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A model that takes most of the heap from the start, and answers that leave garbage. */
@Healthy(value = "60 % of the heap taken at once, then flat with churn", steps = 60_000)
public final class BigBaseline implements Program {
  private static final int LAYERS = 5_400;
  private static final int WEIGHTS = 1_250;

  private final List<double[]> model = new ArrayList<>();
  private final SplittableRandom random = new SplittableRandom(19);
  private double last;

  @Override
  public void run(Pace pace) throws Exception {
    for (int i = 0; i < LAYERS; i++) {
      model.add(new double[WEIGHTS]);
    }
    while (pace.next()) {
      last = predict(new double[WEIGHTS]);
    }
  }

  private double predict(double[] input) {
    double[] output = new double[WEIGHTS];
    double[] layer = model.get(random.nextInt(LAYERS));
    for (int i = 0; i < WEIGHTS; i++) {
      output[i] = input[i] * layer[i] + last;
    }
    return output[0];
  }
}
