package com.shop.turnover;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Keeps a record for each request, half a kilobyte, 2,000 a second, until a line comes in. */
public final class GrowingApp {
  private static final List<byte[]> records = new ArrayList<>();

  private static volatile byte[] garbage;

  private GrowingApp() {}

  /** Runs it. */
  public static void main(String[] args) throws IOException {
    Thread requests = new Thread(GrowingApp::serve, "requests");
    requests.setDaemon(true);
    requests.start();
    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
  }

  private static void serve() {
    while (true) {
      LockSupport.parkNanos(10_000_000);
      for (int i = 0; i < 20; i++) {
        garbage = new byte[10_000];
        remember(new byte[500]);
      }
    }
  }

  private static void remember(byte[] record) {
    records.add(record);
  }
}
