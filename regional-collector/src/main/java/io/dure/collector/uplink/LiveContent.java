package io.dure.collector.uplink;

import io.dure.federation.v1.Live;

/** Puts what is held now into the live message of this second. */
@FunctionalInterface
public interface LiveContent {
    void fill(Live.Builder live);
}
