package com.example.counts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;

/**
 * Does nothing but what its standard input says: {@code sessions N} builds as many, {@code
 * threads}, {@code events} and {@code classes} tell of this JVM in one line each, {@code stop} ends
 * it.
 */
public final class Fixed {
  private static final List<Object> kept = new ArrayList<>();

  private Fixed() {}

  /**
   * Runs until it is told to stop.
   *
   * @param args none
   */
  public static void main(String[] args) throws IOException {
    kept.addAll(Shapes.all());
    System.out.println("fixed: up");
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.equals("stop")) {
        return;
      }
      System.out.println(line.replaceAll(" .*", "") + ": " + answer(line));
    }
  }

  private static String answer(String line) {
    return switch (line.replaceAll(" .*", "")) {
      case "sessions" -> sessions(Integer.parseInt(line.replaceAll(".* ", "")));
      case "threads" -> String.join(", ", threads());
      case "events" -> String.join(", ", events());
      default -> Onlooker.told();
    };
  }

  private static String sessions(int count) {
    for (int i = 0; i < count; i++) {
      kept.add(new CartSession(i));
    }
    return count + " built";
  }

  private static TreeSet<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static TreeSet<String> events() {
    TreeSet<String> enabled = new TreeSet<>();
    for (Recording recording : FlightRecorder.getFlightRecorder().getRecordings()) {
      for (Map.Entry<String, String> setting : recording.getSettings().entrySet()) {
        if (setting.getKey().endsWith("#enabled") && setting.getValue().equals("true")) {
          enabled.add(setting.getKey().replace("#enabled", ""));
        }
      }
    }
    return enabled;
  }
}
