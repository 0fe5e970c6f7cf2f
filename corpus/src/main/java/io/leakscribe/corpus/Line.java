package io.leakscribe.corpus;

import java.util.List;

/** A straight line, as least squares lay it through points; what Prometheus' functions use. */
record Line(double centre, double mean, double slope) {

  static Line through(List<Point> points) {
    double centre = points.stream().mapToDouble(Point::at).average().orElse(0);
    double mean = points.stream().mapToDouble(Point::value).average().orElse(0);
    double covariance = 0;
    double variance = 0;
    for (Point point : points) {
      covariance += (point.at() - centre) * (point.value() - mean);
      variance += (point.at() - centre) * (point.at() - centre);
    }
    return new Line(centre, mean, variance == 0 ? 0 : covariance / variance);
  }

  double at(double time) {
    return mean + slope * (time - centre);
  }
}
