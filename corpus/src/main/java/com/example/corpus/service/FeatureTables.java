package com.example.corpus.service;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A feature store: each deployed model wants more features than the last, up to what its inputs
 * have; the model before stays for a way back, the one before that is dropped.
 */
@Healthy(
    value = "feature vectors of two models, loaded on demand, wider with each deployment",
    steps = 60_000)
public final class FeatureTables implements Program {
  private static final int STEPS_PER_DEPLOYMENT = 5_000;
  private static final int MODELS = 2;
  private static final int ENTITIES = 4_000;
  private static final int MOST_FEATURES = 1_100;

  private final Deque<Model> deployed = new ArrayDeque<>();
  private final SplittableRandom random = new SplittableRandom(89);

  private static final class Model {
    private final int features;
    private final Map<Integer, float[]> vectors = new HashMap<>();

    Model(int features) {
      this.features = features;
    }

    float[] vector(int entity) {
      return vectors.computeIfAbsent(entity, e -> new float[features]);
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    double score = 0;
    for (int step = 0; pace.next(); step++) {
      if (step % STEPS_PER_DEPLOYMENT == 0) {
        deploy(step / STEPS_PER_DEPLOYMENT);
      }
      for (int i = 0; i < 2; i++) {
        score += deployed.getFirst().vector(random.nextInt(ENTITIES))[0];
      }
    }
    System.out.println("score " + score);
  }

  private void deploy(int version) {
    deployed.addFirst(new Model(Math.min(MOST_FEATURES, 200 + 130 * version)));
    while (deployed.size() > MODELS) {
      deployed.removeLast();
    }
  }
}
