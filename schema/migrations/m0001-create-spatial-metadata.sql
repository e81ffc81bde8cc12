-- The tables by which spatialite, QGIS and GDAL know the geometry columns, and the reference systems in use.
SELECT InitSpatialMetaData(0, 'NONE');
SELECT InsertEpsgSrid(4326);
SELECT InsertEpsgSrid(3006);
