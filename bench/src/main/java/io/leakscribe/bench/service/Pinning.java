package io.leakscribe.bench.service;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Which processors the service and the client keep to, as {@code taskset} takes them; empty to
 * leave it to the kernel.
 */
record Pinning(String service, String client) {
  List<String> command(List<String> java) {
    List<String> command = new ArrayList<>();
    if (!service.isEmpty()) {
      command.addAll(List.of("taskset", "-c", service));
    }
    command.addAll(java);
    return command;
  }

  /** Moves this process, all of its threads. */
  void pinClient() throws IOException, InterruptedException {
    if (client.isEmpty()) {
      return;
    }
    String pid = Long.toString(ProcessHandle.current().pid());
    Process taskset =
        new ProcessBuilder("taskset", "-a", "-c", "-p", client, pid)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (taskset.waitFor() != 0) {
      throw new IOException(
          "no processor " + client + " here: set --client-cpus and --service-cpus, or \"\"");
    }
  }
}
