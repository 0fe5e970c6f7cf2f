package io.leakscribe.scenarios.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

/** Pictures of pages, by Chromium without a window. */
public final class Screenshot {
  private static final int LIMIT_SECONDS = 60;

  private Screenshot() {}

  /**
   * Takes a picture of the upper end of a page.
   *
   * @param page a file
   * @param width of the window, in pixels
   * @param height of the window, in pixels
   * @param to a PNG file, replaced
   * @throws IllegalStateException when Chromium is missing, or takes no picture
   */
  public static void take(Path page, int width, int height, Path to) {
    Path chromium = Binary.CHROMIUM.file();
    try {
      Path profile = Files.createTempDirectory("leakscribe-screenshot");
      Path taken = profile.resolve("page.png");
      Process process =
          Children.started(
              new ProcessBuilder(
                      chromium.toString(),
                      "--headless",
                      // The page is our own, and in a container Chromium's sandbox cannot start.
                      "--no-sandbox",
                      "--disable-gpu",
                      "--hide-scrollbars",
                      "--user-data-dir=" + profile,
                      "--window-size=" + width + "," + height,
                      "--screenshot=" + taken,
                      page.toUri().toString())
                  .redirectErrorStream(true)
                  .redirectOutput(profile.resolve("chromium.log").toFile())
                  .start());
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || !Files.exists(taken)) {
        process.destroyForcibly();
        throw new IllegalStateException(
            "Chromium took no picture of '" + page + "'; see '" + profile + "'");
      }
      // A page has few colours, and a repository keeps each picture for ever.
      ImageIO.write(Palette.reduce(ImageIO.read(taken.toFile())), "png", to.toFile());
      Files.delete(taken);
    } catch (IOException e) {
      throw new UncheckedIOException("no picture of '" + page + "'", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
