package io.leakscribe.chart;

/**
 * SVG elements and the size of the picture they make.
 *
 * @param suffix tells pictures of the same chart apart in ids
 * @param width in user units
 * @param height in user units
 * @param body SVG elements inside the root element
 */
record Picture(String suffix, int width, int height, String body) {}
