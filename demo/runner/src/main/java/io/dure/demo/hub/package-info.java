/** The hub's API as a user of it sees it, every reply kept. */
@NullMarked
package io.dure.demo.hub;

import org.jspecify.annotations.NullMarked;
