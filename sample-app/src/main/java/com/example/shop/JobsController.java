package com.example.shop;

import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.RestController;

/** The operators' switch for what the shop does by itself. */
@RestController
class JobsController {

  private final Jobs jobs;

  JobsController(Jobs jobs) {
    this.jobs = jobs;
  }

  @DeleteMapping("/jobs/session-task")
  String switchOffSessionTask() {
    jobs.switchOffSessionTask();
    return "off until the next start";
  }
}
