package com.example.corpus.service;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/**
 * IoT: devices are rolled out for half of the life; each channel of each has a window of samples,
 * which grows to sixty-four and then turns.
 */
@Healthy(
    value = "rings of samples by device and channel, each doubled until it has 64",
    steps = 60_000)
public final class TelemetryGateway implements Program {
  private static final int DEVICES = 2_600;
  private static final int ROLLED_OUT_AFTER = 27_000;
  private static final int CHANNELS = 24;
  private static final int REPORTS_PER_STEP = 4;

  private final Map<Integer, DeviceShadow> shadows = new ConcurrentHashMap<>();
  private final SplittableRandom random = new SplittableRandom(67);

  /** What is known of one device. */
  private static final class DeviceShadow {
    private final Map<Integer, SampleWindow> channels = new ConcurrentHashMap<>();

    void report(int channel, long sample) {
      channels.computeIfAbsent(channel, first -> new SampleWindow()).add(sample);
    }
  }

  /** The latest samples of one channel. */
  private static final class SampleWindow {
    private static final int MOST = 64;

    private long[] samples = new long[8];
    private int seen;

    void add(long sample) {
      if (seen == samples.length && samples.length < MOST) {
        samples = Arrays.copyOf(samples, 2 * samples.length);
      }
      samples[seen++ % samples.length] = sample;
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    for (long step = 0; pace.next(); step++) {
      int known = 1 + (int) (Math.min(step, ROLLED_OUT_AFTER) * (DEVICES - 1) / ROLLED_OUT_AFTER);
      for (int i = 0; i < REPORTS_PER_STEP; i++) {
        accept(random.nextInt(known), step);
      }
    }
  }

  private void accept(int device, long sample) {
    DeviceShadow shadow = shadows.computeIfAbsent(device, first -> new DeviceShadow());
    for (int channel = 0; channel < CHANNELS; channel++) {
      shadow.report(channel, sample + channel);
    }
  }
}
