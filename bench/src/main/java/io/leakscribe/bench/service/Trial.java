package io.leakscribe.bench.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/** Runs the service once with an arm, and measures. */
final class Trial {
  private static final long REST_NANOS = 1_000_000_000L;
  private static final long WARM_UP_SEED = 1;

  /** What is measured is the same sequence however long the warm-up took. */
  private static final long MEASURED_SEED = 2;

  /** Of what it can do at saturation. A paced request costs about twice: that is half busy. */
  private static final double PACE = 0.25;

  private final Site site;
  private final Pinning pinning;
  private final Load load;

  Trial(Site site, Pinning pinning, Load load) {
    this.site = site;
    this.pinning = pinning;
    this.load = load;
  }

  /**
   * One life of the service.
   *
   * @param rate requests a second for the paced phase; 0 for a quarter of what this run can do
   */
  Run run(int round, Arm arm, double rate) throws IOException {
    Path directory = Files.createDirectories(site.results().resolve(directory(round, arm)));
    Path temporary = Files.createDirectories(directory.resolve("tmp"));
    int port = Ports.free();
    int metrics = Ports.free();
    Path pauses = directory.resolve("pauses.log");
    List<String> command = command(arm.flags().in(directory, metrics), pauses, temporary, port);
    ProcessBuilder builder = new ProcessBuilder(pinning.command(command));
    builder.directory(directory.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("JAVA_") || isAgents(name));
    long began = System.nanoTime();
    try (Service service = Service.start(builder, port, directory.resolve("out.txt"))) {
      Map<String, Double> values = new TreeMap<>();
      values.put(Measures.START, service.awaitFirstAnswer(began));
      values.put(Measures.START_CPU, CpuTimes.of(service.pid()).totalMillis());
      if (arm.isScraped()) {
        try (Scraper scraper = Scraper.of(metrics)) {
          measure(service, rate, pauses, values);
          values.put(Measures.SCRAPES, (double) scraper.answers());
        }
      } else {
        measure(service, rate, pauses, values);
      }
      return new Run(round, arm.name(), values);
    } finally {
      Trees.delete(temporary);
    }
  }

  private static boolean isAgents(String name) {
    return name.startsWith("LEAKSCRIBE_") || name.startsWith("OTEL_") || name.startsWith("JDK_");
  }

  private static String directory(int round, Arm arm) {
    String plain = arm.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-");
    return round + "-" + plain.substring(0, Math.min(60, plain.length()));
  }

  private List<String> command(List<String> flags, Path pauses, Path temporary, int port) {
    List<String> command = new ArrayList<>();
    command.add(site.java().toString());
    command.addAll(flags);
    command.add("-Xms" + load.heapMb() + "m");
    command.add("-Xmx" + load.heapMb() + "m");
    command.add("-XX:+UseG1GC");
    // A compiler thread that ends takes its CPU time out of what can be subtracted.
    command.add("-XX:-UseDynamicNumberOfCompilerThreads");
    command.add(String.format(Locale.ROOT, PauseLog.OPTION, pauses.toAbsolutePath()));
    command.add("-Djava.io.tmpdir=" + temporary.toAbsolutePath());
    command.add("-jar");
    command.add(site.service().toAbsolutePath().toString());
    command.add("--server.port=" + port);
    return command;
  }

  private void measure(Service service, double rate, Path pauses, Map<String, Double> values)
      throws IOException {
    try (Client client = Client.to(service.port(), load.connections(), new Mix(WARM_UP_SEED))) {
      warmUp(service, client, values);
      client.goOnWith(MEASURED_SEED);
      rest();
      CpuTimes before = CpuTimes.of(service.pid());
      Phase saturated = client.saturate(load.requests());
      CpuTimes used = CpuTimes.of(service.pid()).since(before);
      rest();
      double asked = rate > 0 ? rate : saturated.perSecond() * PACE;
      values.put(Measures.PACED_ASKED, asked);
      client.pace(asked, load.settleSeconds());
      CpuTimes beforePaced = CpuTimes.of(service.pid());
      Phase paced = client.pace(asked, load.pacedSeconds());
      CpuTimes usedPaced = CpuTimes.of(service.pid()).since(beforePaced);
      values.put(Measures.RESIDENT, service.residentMib());
      new Reckoning(values).saturated(saturated, used);
      new Reckoning(values).paced(paced, usedPaced);
      PauseLog log = PauseLog.of(Files.readAllLines(pauses));
      new Reckoning(values).pauses(log, saturated, paced);
    }
  }

  private void warmUp(Service service, Client client, Map<String, Double> values)
      throws IOException {
    WarmUp plan = load.warmUp();
    List<Double> windows = new ArrayList<>();
    while (!plan.isOver(windows)) {
      CpuTimes before = CpuTimes.of(service.pid());
      client.saturate(plan.window());
      CpuTimes used = CpuTimes.of(service.pid()).since(before);
      windows.add(used.settledMillis() * 1e3 / plan.window());
    }
    values.put(Measures.WARM_UP, (double) plan.window() * windows.size());
    values.put(Measures.WARM_UP_CPU, windows.get(windows.size() - 1));
    if (!plan.isFixed()) {
      values.put(Measures.WARM_UP_SETTLED, WarmUp.isSettled(windows) ? 1.0 : 0.0);
    }
  }

  private static void rest() {
    long until = System.nanoTime() + REST_NANOS;
    for (long left = REST_NANOS; left > 0; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
