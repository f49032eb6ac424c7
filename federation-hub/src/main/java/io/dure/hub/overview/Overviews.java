package io.dure.hub.overview;

import io.dure.hub.scope.Sight;

/** The first page, read side. */
public interface Overviews {
    Overview overview();

    /** With values of what is in scope only. */
    Overview overview(Sight sight);
}
