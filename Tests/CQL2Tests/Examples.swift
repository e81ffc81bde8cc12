import JSON

@testable import CQL2

/// The same expression in both encodings: what CQL2 has, with words of Lykta.
enum TwoEncodings {
    static let all: [(text: String, json: String)] = [
        ("category = 'lighting'", #"{"op":"=","args":[{"property":"category"},"lighting"]}"#),
        (#""category" <> 'it''s'"#, #"{"op":"<>","args":[{"property":"category"},"it's"]}"#),
        ("reports >= 5", #"{"op":">=","args":[{"property":"reports"},5]}"#),
        ("reports>-1.5e1", #"{"op":">","args":[{"property":"reports"},-15]}"#),
        (
            "a = 1 AND b = 2 AND NOT c = 3 OR d = TRUE",
            #"{"op":"or","args":[{"op":"and","args":[{"op":"=","args":[{"property":"a"},1]},{"op":"=","args":[{"property":"b"},2]},{"op":"not","args":[{"op":"=","args":[{"property":"c"},3]}]}]},{"op":"=","args":[{"property":"d"},true]}]}"#
        ),
        (
            "a = 1 and (b = 2 or c = 3)",
            #"{"op":"and","args":[{"op":"=","args":[{"property":"a"},1]},{"op":"or","args":[{"op":"=","args":[{"property":"b"},2]},{"op":"=","args":[{"property":"c"},3]}]}]}"#
        ),
        (
            "text NOT LIKE '%lamp_'",
            #"{"op":"not","args":[{"op":"like","args":[{"property":"text"},"%lamp_"]}]}"#
        ),
        (
            "NOT reports BETWEEN 1 AND 2+3",
            #"{"op":"not","args":[{"op":"between","args":[{"property":"reports"},1,{"op":"+","args":[2,3]}]}]}"#
        ),
        (
            "category NOT IN ('drugs','lighting')",
            #"{"op":"not","args":[{"op":"in","args":[{"property":"category"},["drugs","lighting"]]}]}"#
        ),
        (
            "due IS NOT NULL",
            #"{"op":"not","args":[{"op":"isNull","args":[{"property":"due"}]}]}"#
        ),
        (
            "CASEI(eo:name) IN (CASEI('Straße'),casei('Οδος'))",
            #"{"op":"in","args":[{"op":"casei","args":[{"property":"eo:name"}]},[{"op":"casei","args":["Straße"]},{"op":"casei","args":["Οδος"]}]]}"#
        ),
        (
            "S_INTERSECTS(geometry,POINT(14.5 56.25))",
            #"{"op":"s_intersects","args":[{"property":"geometry"},{"type":"Point","coordinates":[14.5,56.25]}]}"#
        ),
        (
            "s_within(geometry, POLYGON Z ((14 56 1, 15 56 1, 15 57 1, 14 56 1),(1 2 3, 4 5 6, 7 8 9, 1 2 3)))",
            #"{"op":"s_within","args":[{"property":"geometry"},{"type":"Polygon","coordinates":[[[14,56,1],[15,56,1],[15,57,1],[14,56,1]],[[1,2],[4,5],[7,8],[1,2]]]}]}"#
        ),
        (
            "S_DISJOINT(geometry, MULTIPOLYGON (((1 2, 3 4, 5 6, 1 2))))",
            #"{"op":"s_disjoint","args":[{"property":"geometry"},{"type":"MultiPolygon","coordinates":[[[[1,2],[3,4],[5,6],[1,2]]]]}]}"#
        ),
        (
            "S_EQUALS(MULTIPOINT ((180.0 -0.5), (179.0 -47.1)), geometry)",
            #"{"op":"s_equals","args":[{"type":"MultiPoint","coordinates":[[180,-0.5],[179,-47.1]]},{"property":"geometry"}]}"#
        ),
        (
            "S_TOUCHES(geometry, MULTILINESTRING((1 2, 3 4),(5 6, 7 8)))",
            #"{"op":"s_touches","args":[{"property":"geometry"},{"type":"MultiLineString","coordinates":[[[1,2],[3,4]],[[5,6],[7,8]]]}]}"#
        ),
        (
            "S_CROSSES(geometry, LINESTRING (1 2, 3 4))",
            #"{"op":"s_crosses","args":[{"property":"geometry"},{"type":"LineString","coordinates":[[1,2],[3,4]]}]}"#
        ),
        (
            "S_EQUALS(GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (1 2, 3 4)), geometry)",
            #"{"op":"s_equals","args":[{"type":"GeometryCollection","geometries":[]},{"property":"geometry"}]}"#
        ),
        (
            "S_INTERSECTS(geometry,BBOX(14,56,-1,15,57,100))",
            #"{"op":"s_intersects","args":[{"property":"geometry"},{"bbox":[14,56,15,57]}]}"#
        ),
        (
            "S_DWITHIN(geometry, POINT(14.5 56.2), 250)",
            #"{"op":"s_dwithin","args":[{"property":"geometry"},{"type":"Point","coordinates":[14.5,56.2]},250]}"#
        ),
        (
            "T_AFTER(observedAt, TIMESTAMP('2026-01-01T00:00:00.000Z')) AND T_BEFORE(due, DATE('2026-02-01'))",
            #"{"op":"and","args":[{"op":"t_after","args":[{"property":"observedAt"},{"timestamp":"2026-01-01T00:00:00Z"}]},{"op":"t_before","args":[{"property":"due"},{"date":"2026-02-01"}]}]}"#
        ),
        (
            "T_DURING(INTERVAL(from, until), INTERVAL('2026-01-01', '..'))",
            #"{"op":"t_during","args":[{"interval":[{"property":"from"},{"property":"until"}]},{"interval":["2026-01-01",".."]}]}"#
        ),
        (
            "A_OVERLAPS(values, ('a', TRUE, 1))",
            #"{"op":"a_overlaps","args":[{"property":"values"},["a",true,1]]}"#
        ),
        (
            "value = - foo * 2.0 + bar / 6 - x ^ 2 % 3 div 4",
            #"{"op":"=","args":[{"property":"value"},{"op":"-","args":[{"op":"+","args":[{"op":"*","args":[{"op":"*","args":[-1,{"property":"foo"}]},2]},{"op":"/","args":[{"property":"bar"},6]}]},{"op":"div","args":[{"op":"%","args":[{"op":"^","args":[{"property":"x"},2]},3]},4]}]}]}"#
        ),
        (
            "FALSE <> Bar(geometry, 100, 'a', FALSE)",
            #"{"op":"<>","args":[false,{"op":"Bar","args":[{"property":"geometry"},100,"a",false]}]}"#
        ),
    ]
}
