/** How the API speaks: its JSON, its limits, its contract. */
@NullMarked
package io.dure.hub.api;

import org.jspecify.annotations.NullMarked;
