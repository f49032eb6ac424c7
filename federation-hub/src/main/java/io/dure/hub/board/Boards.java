package io.dure.hub.board;

import io.dure.hub.metric.SeriesRequest;
import io.dure.hub.metric.Valuation;

/** One value for every instance, read side. */
public interface Boards {
    Board board(Question question);

    /**
     * What is to be shown.
     *
     * @param hidden also those that are gone for long
     */
    record Question(Valuation valuation, SeriesRequest.Scope scope, boolean hidden) {}
}
