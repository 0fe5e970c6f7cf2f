package com.example.corpus.library;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import com.google.common.eventbus.EventBus;
import com.google.common.eventbus.Subscribe;

/** Registers a subscriber for each request and never unregisters it. */
@Leak(
    value = "Guava EventBus subscribers never unregistered",
    holders = {
      "com\\.google\\.common\\.eventbus\\.SubscriberRegistry\\.subscribers",
      "com\\.google\\.common\\.eventbus\\.EventBus\\.subscribers",
      "com\\.example\\.corpus\\.library\\.GuavaEventBus\\.bus"
    },
    sites = {"GuavaEventBus\\.handle", "eventbus\\.\\w+\\.register"})
public final class GuavaEventBus implements Program {
  private final EventBus bus = new EventBus();

  /** Waits for the price. */
  public static final class Waiting {
    private final byte[] request = new byte[3000];

    /** The price changed. */
    @Subscribe
    public void on(Integer price) {
      request[0] = price.byteValue();
    }
  }

  private void handle() {
    bus.register(new Waiting());
  }

  @Override
  public void run(Pace pace) throws Exception {
    while (pace.next()) {
      handle();
    }
  }
}
