package com.example.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What customers do: a steady mixture, random in the particulars. */
final class Plans {

  private static final String[] WORDS = {"oak", "lamp", "kettle", "garden", "travel"};
  private static final double WEB_LOGS_OUT = 0.9;
  private static final double MOBILE_LOGS_OUT = 0.25;

  private final Random random = new Random(42);
  private long number;

  List<Step> web() {
    List<Step> steps = new ArrayList<>();
    steps.add(new Step("POST", "/login?user=customer-" + number++));
    steps.add(new Step("GET", "/products/" + product()));
    steps.add(new Step("GET", "/search?q=" + WORDS[random.nextInt(WORDS.length)]));
    steps.add(new Step("GET", "/products/" + product()));
    steps.add(new Step("POST", "/cart/" + product()));
    if (random.nextBoolean()) {
      steps.add(new Step("POST", "/checkout"));
      steps.add(new Step("GET", "/dashboard"));
    }
    if (random.nextDouble() < WEB_LOGS_OUT) {
      steps.add(new Step("POST", "/logout"));
    }
    return steps;
  }

  List<Step> mobile() {
    List<Step> steps = new ArrayList<>();
    steps.add(new Step("POST", "/api/token"));
    steps.add(new Step("GET", "/api/products/" + product()));
    steps.add(new Step("GET", "/api/products/" + product()));
    if (random.nextDouble() < MOBILE_LOGS_OUT) {
      steps.add(new Step("DELETE", "/api/token"));
    }
    return steps;
  }

  private int product() {
    return random.nextInt(6000);
  }
}
