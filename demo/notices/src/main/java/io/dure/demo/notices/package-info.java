/** The notices of one site's offices, asked for by that site's portal over HTTP. */
@NullMarked
package io.dure.demo.notices;

import org.jspecify.annotations.NullMarked;
