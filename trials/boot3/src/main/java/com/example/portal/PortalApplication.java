package com.example.portal;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** A small portal. */
@SpringBootApplication
@EnableScheduling
public class PortalApplication {

  /** Starts it; arguments are Spring properties. */
  public static void main(String[] args) {
    SpringApplication.run(PortalApplication.class, args);
  }
}
