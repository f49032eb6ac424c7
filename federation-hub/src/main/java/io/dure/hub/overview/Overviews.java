package io.dure.hub.overview;

/** The first page, read side. */
public interface Overviews {
    Overview overview();
}
