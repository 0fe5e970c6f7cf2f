package com.example.corpus.odd;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Captures what a script prints, for a page that nobody opens. */
@Leak(
    value = "PrintStream into a ByteArrayOutputStream that is never reset",
    holders = {
      "com\\.example\\.corpus\\.odd\\.CapturedOutput\\$Console\\.\\w+",
      "java\\.io\\.(ByteArrayOutputStream\\.buf|FilterOutputStream\\.out|PrintStream\\.\\w+)"
    },
    sites = {"CapturedOutput\\$Console\\.print", "java\\.io\\.ByteArrayOutputStream\\.\\w+"})
public final class CapturedOutput implements Program {

  private static final class Console {
    private final PrintStream out =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);

    void print(long line, String text) {
      out.print(line);
      out.println(text);
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    Console console = new Console();
    String text = " rows copied, none rejected".repeat(10);
    for (long line = 0; pace.next(); line++) {
      console.print(line, text);
    }
  }
}
