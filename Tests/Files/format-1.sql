-- A store as the program wrote it in its format 1: before versions were kept. Two registers, two rows each.
PRAGMA application_id = 0x47504B47;
PRAGMA user_version = 10300;
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL PRIMARY KEY,
  organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL,
  definition TEXT NOT NULL,
  description TEXT
);
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY,
  data_type TEXT NOT NULL,
  identifier TEXT UNIQUE,
  description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE,
  min_y DOUBLE,
  max_x DOUBLE,
  max_y DOUBLE,
  srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
);
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL,
  column_name TEXT NOT NULL,
  geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL,
  m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
);
CREATE TABLE gpkg_extensions (
  table_name TEXT,
  column_name TEXT,
  extension_name TEXT NOT NULL,
  definition TEXT NOT NULL,
  scope TEXT NOT NULL,
  CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name)
);
CREATE TABLE landkort_lager (name TEXT NOT NULL PRIMARY KEY, value);
CREATE TABLE landkort_kortlaegning (
  id INTEGER PRIMARY KEY,
  navn TEXT NOT NULL,
  art TEXT NOT NULL,
  delvis INTEGER NOT NULL,
  syntetisk INTEGER NOT NULL,
  indlaest TEXT NOT NULL,
  UNIQUE (navn, art)
);
CREATE TABLE landkort_kortlaegning_fil (
  id INTEGER PRIMARY KEY,
  kortlaegning INTEGER NOT NULL REFERENCES landkort_kortlaegning(id),
  filnavn TEXT NOT NULL,
  aftryk TEXT NOT NULL,
  antal INTEGER NOT NULL,
  indlaest TEXT NOT NULL
);
CREATE TABLE landkort_kortlaegning_del (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kortlaegning INTEGER NOT NULL REFERENCES landkort_kortlaegning(id),
  fil INTEGER NOT NULL REFERENCES landkort_kortlaegning_fil(id),
  kommunenavn TEXT NOT NULL,
  kommunekode TEXT,
  antal INTEGER NOT NULL,
  UNIQUE (kortlaegning, kommunenavn)
);
CREATE TABLE landkort_kortlaegning_kolonne (
  id INTEGER PRIMARY KEY,
  del INTEGER NOT NULL REFERENCES landkort_kortlaegning_del(id),
  kolonne TEXT NOT NULL,
  data BLOB NOT NULL
);
INSERT INTO "gpkg_spatial_ref_sys" VALUES ('Undefined cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined cartesian coordinate reference system');
INSERT INTO "gpkg_spatial_ref_sys" VALUES ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system');
INSERT INTO "gpkg_spatial_ref_sys" VALUES ('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]', 'longitude/latitude coordinates in decimal degrees');
INSERT INTO "gpkg_spatial_ref_sys" VALUES ('ETRS89 / UTM zone 32N', 25832, 'EPSG', 25832, 'PROJCS["ETRS89 / UTM zone 32N",GEOGCS["ETRS89",DATUM["European_Terrestrial_Reference_System_1989",SPHEROID["GRS 1980",6378137,298.257222101,AUTHORITY["EPSG","7019"]],AUTHORITY["EPSG","6258"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4258"]],PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",9],PARAMETER["scale_factor",0.9996],PARAMETER["false_easting",500000],PARAMETER["false_northing",0],UNIT["metre",1,AUTHORITY["EPSG","9001"]],AXIS["Easting",EAST],AXIS["Northing",NORTH],AUTHORITY["EPSG","25832"]]', NULL);
INSERT INTO "landkort_lager" VALUES ('format', 1);
INSERT INTO "landkort_lager" VALUES ('aendring', 1081);
CREATE TABLE "region" (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "versions_id" TEXT,
  "systid_fra" DATETIME,
  "systid_til" DATETIME,
  "oprettet" DATETIME,
  "syntetisk" BOOLEAN,
  "gyldig_fra" DATE,
  "gyldig_til" DATE,
  "off_kode" TEXT,
  "regionskode" TEXT,
  "navn" TEXT,
  "aliaser" TEXT,
  "kode_er_foreloebig" BOOLEAN,
  revision INTEGER
);
CREATE UNIQUE INDEX "region_regionskode" ON "region" ("regionskode");
CREATE UNIQUE INDEX "region_noegle0" ON "region" ("navn");
INSERT INTO "region" VALUES (1, 'dbb0568e-22b2-44c0-a9fe-b2addb295002', '2026-11-21T07:38:56.232Z', NULL, '2026-11-21T07:38:56.232Z', NULL, '2007-01-01', NULL, '1', '1081', 'Region Nordjylland', '["Nordjylland"]', 0, 1);
INSERT INTO "region" VALUES (2, 'c12f8247-0c25-425c-a50f-ae54cf227773', '2026-11-21T07:38:56.232Z', NULL, '2026-11-21T07:38:56.232Z', NULL, '2007-01-01', NULL, '1', '1082', 'Region Midtjylland', '["Midtjylland"]', 0, 1);
CREATE TABLE "mast" (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  geom POINT,
  "versions_id" TEXT,
  "systid_fra" DATETIME,
  "systid_til" DATETIME,
  "oprettet" DATETIME,
  "syntetisk" BOOLEAN,
  "objekt_id" TEXT,
  "kommunekode" TEXT,
  "vejkode" TEXT,
  "vejnavn" TEXT,
  "husnr" TEXT,
  "postnr" TEXT,
  "adr_id" TEXT,
  "kilde" TEXT,
  "link" TEXT,
  "off_kode" TEXT,
  "masteid" TEXT,
  "navn" TEXT,
  "operatoerer" TEXT,
  "teknologier" TEXT,
  "tjeneste" TEXT,
  "frekvensbaand" TEXT,
  "hoejde" DOUBLE,
  "radius" DOUBLE,
  "idriftsat" DATE,
  "status" TEXT,
  "by" TEXT,
  revision INTEGER
);
CREATE UNIQUE INDEX "mast_objekt_id" ON "mast" ("objekt_id");
INSERT INTO "mast" VALUES (1, X'47500001E864000001010000000000000090F6244100000000112C5741', '04b1c205-7843-4650-a5a3-37c519d330be', '2026-11-21T07:38:58.756Z', NULL, '2026-11-21T07:38:58.756Z', 1, 'b527352d-d12a-889e-b6d3-7b4821e5df62', '0376', NULL, 'Tingstedvej', NULL, '4800', NULL, 'Eksempeldata; opdigtet, ikke fra en myndighed', NULL, '1', 'EKS-1001', 'Nykøbing F Øst', '["Net A","Net C"]', '["29","42","39"]', '2', '["700 MHz","800 MHz","900 MHz","1800 MHz","3500 MHz"]', 36.0, 8500.0, '2024-08-13', '3', 'Nykøbing F', 1);
INSERT INTO "mast" VALUES (2, X'47500001E864000001010000000000000040DD24410000004019395741', '2fdd1e84-5e92-406a-a75b-f1d293765682', '2026-11-21T07:38:58.756Z', NULL, '2026-11-21T07:38:58.756Z', 1, '775b9747-72a4-803c-966a-5359ad49510c', '0376', NULL, 'Langagervej', NULL, '4840', NULL, 'Eksempeldata; opdigtet, ikke fra en myndighed', NULL, '1', 'EKS-1002', 'Nørre Alslev Vest', '["Net B","Net C"]', '["29","42"]', '2', '["700 MHz","800 MHz","1800 MHz","3500 MHz"]', 24.0, 2000.0, '2022-09-17', '3', 'Nørre Alslev', 1);
INSERT INTO "gpkg_contents" VALUES ('mast', 'features', 'Master', 'Antennemaster og de steder, hvor der sidder antenner.', '2026-11-21T07:38:58.758Z', 465681.0, 6060976.0, 689090.0, 6377040.0, 25832);
INSERT INTO "gpkg_contents" VALUES ('region', 'attributes', 'Regioner', 'Danmarks regioner, også dem, som ophører, og dem, som er vedtaget.', '2026-11-21T07:38:56.232Z', NULL, NULL, NULL, NULL, NULL);
INSERT INTO "gpkg_geometry_columns" VALUES ('mast', 'geom', 'POINT', 25832, 0, 0);
INSERT INTO "gpkg_extensions" VALUES ('mast', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
CREATE VIRTUAL TABLE "rtree_mast_geom" USING rtree(id, minx, maxx, miny, maxy);
INSERT INTO "rtree_mast_geom" VALUES (1, 686920.0, 686920.0, 6074436.0, 6074436.0);
INSERT INTO "rtree_mast_geom" VALUES (2, 683680.0, 683680.0, 6087781.0, 6087781.0);
CREATE TRIGGER "mast_ny" AFTER INSERT ON "mast" BEGIN
  UPDATE "mast" SET revision = NULL WHERE fid = NEW.fid AND revision IS NOT NULL;
  UPDATE "mast" SET revision = 1, "versions_id" = iif(NEW."objekt_id" IS NOT NULL AND NEW."objekt_id" NOT GLOB '[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]', (lower(hex(randomblob(4))) || '-' || lower(hex(randomblob(2))) || '-4' || substr(lower(hex(randomblob(2))), 2)
|| '-a' || substr(lower(hex(randomblob(2))), 2) || '-' || lower(hex(randomblob(6)))), coalesce("versions_id", (lower(hex(randomblob(4))) || '-' || lower(hex(randomblob(2))) || '-4' || substr(lower(hex(randomblob(2))), 2)
|| '-a' || substr(lower(hex(randomblob(2))), 2) || '-' || lower(hex(randomblob(6)))))), "systid_fra" = iif(NEW."objekt_id" IS NOT NULL AND NEW."objekt_id" NOT GLOB '[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), coalesce("systid_fra", strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))), "oprettet" = iif(NEW."objekt_id" IS NOT NULL AND NEW."objekt_id" NOT GLOB '[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), coalesce("oprettet", strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))), "objekt_id" = iif("objekt_id" GLOB '[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]', "objekt_id", (lower(hex(randomblob(4))) || '-' || lower(hex(randomblob(2))) || '-4' || substr(lower(hex(randomblob(2))), 2)
|| '-a' || substr(lower(hex(randomblob(2))), 2) || '-' || lower(hex(randomblob(6))))), "off_kode" = coalesce("off_kode", '1') WHERE fid = NEW.fid;
END;
CREATE TRIGGER "mast_aendret" AFTER UPDATE OF "systid_til", "oprettet", "syntetisk", "objekt_id", "kommunekode", "vejkode", "vejnavn", "husnr", "postnr", "adr_id", "kilde", "link", "off_kode", "masteid", "navn", "operatoerer", "teknologier", "tjeneste", "frekvensbaand", "hoejde", "radius", "idriftsat", "status", "by", "geom"
ON "mast" WHEN OLD.revision IS NOT NULL AND (OLD."systid_til" IS NOT NEW."systid_til" OR OLD."oprettet" IS NOT NEW."oprettet" OR OLD."syntetisk" IS NOT NEW."syntetisk" OR OLD."objekt_id" IS NOT NEW."objekt_id" OR OLD."kommunekode" IS NOT NEW."kommunekode" OR OLD."vejkode" IS NOT NEW."vejkode" OR OLD."vejnavn" IS NOT NEW."vejnavn" OR OLD."husnr" IS NOT NEW."husnr" OR OLD."postnr" IS NOT NEW."postnr" OR OLD."adr_id" IS NOT NEW."adr_id" OR OLD."kilde" IS NOT NEW."kilde" OR OLD."link" IS NOT NEW."link" OR OLD."off_kode" IS NOT NEW."off_kode" OR OLD."masteid" IS NOT NEW."masteid" OR OLD."navn" IS NOT NEW."navn" OR OLD."operatoerer" IS NOT NEW."operatoerer" OR OLD."teknologier" IS NOT NEW."teknologier" OR OLD."tjeneste" IS NOT NEW."tjeneste" OR OLD."frekvensbaand" IS NOT NEW."frekvensbaand" OR OLD."hoejde" IS NOT NEW."hoejde" OR OLD."radius" IS NOT NEW."radius" OR OLD."idriftsat" IS NOT NEW."idriftsat" OR OLD."status" IS NOT NEW."status" OR OLD."by" IS NOT NEW."by" OR OLD."geom" IS NOT NEW."geom") BEGIN
  UPDATE "mast" SET revision = coalesce(OLD.revision, 0) + 1, versions_id = (lower(hex(randomblob(4))) || '-' || lower(hex(randomblob(2))) || '-4' || substr(lower(hex(randomblob(2))), 2)
|| '-a' || substr(lower(hex(randomblob(2))), 2) || '-' || lower(hex(randomblob(6)))), systid_fra = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE fid = NEW.fid;
END;
CREATE TRIGGER "mast_taeller_insert" AFTER INSERT ON "mast" BEGIN
  UPDATE landkort_lager SET value = value + 1 WHERE name = 'aendring';
  UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
    WHERE table_name = 'mast';
END;
CREATE TRIGGER "mast_taeller_update" AFTER UPDATE ON "mast" BEGIN
  UPDATE landkort_lager SET value = value + 1 WHERE name = 'aendring';
  UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
    WHERE table_name = 'mast';
END;
CREATE TRIGGER "mast_taeller_delete" AFTER DELETE ON "mast" BEGIN
  UPDATE landkort_lager SET value = value + 1 WHERE name = 'aendring';
  UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
    WHERE table_name = 'mast';
END;
CREATE TRIGGER "rtree_mast_geom_insert" AFTER INSERT ON "mast"
WHEN (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom")) BEGIN
  INSERT OR REPLACE INTO "rtree_mast_geom" VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"),
    ST_MinY(NEW."geom"), ST_MaxY(NEW."geom"));
END;
CREATE TRIGGER "rtree_mast_geom_update1" AFTER UPDATE OF "geom" ON "mast"
WHEN (OLD."fid" = NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom"))) BEGIN
  INSERT OR REPLACE INTO "rtree_mast_geom" VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"),
    ST_MinY(NEW."geom"), ST_MaxY(NEW."geom"));
END;
CREATE TRIGGER "rtree_mast_geom_update2" AFTER UPDATE OF "geom" ON "mast"
WHEN (OLD."fid" = NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom"))) BEGIN
  DELETE FROM "rtree_mast_geom" WHERE id = OLD."fid";
END;
CREATE TRIGGER "rtree_mast_geom_update3" AFTER UPDATE ON "mast"
WHEN (OLD."fid" != NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom"))) BEGIN
  DELETE FROM "rtree_mast_geom" WHERE id = OLD."fid";
  INSERT OR REPLACE INTO "rtree_mast_geom" VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"),
    ST_MinY(NEW."geom"), ST_MaxY(NEW."geom"));
END;
CREATE TRIGGER "rtree_mast_geom_update4" AFTER UPDATE ON "mast"
WHEN (OLD."fid" != NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom"))) BEGIN
  DELETE FROM "rtree_mast_geom" WHERE id IN (OLD."fid", NEW."fid");
END;
CREATE TRIGGER "rtree_mast_geom_delete" AFTER DELETE ON "mast"
WHEN (OLD."geom" NOT NULL) BEGIN
  DELETE FROM "rtree_mast_geom" WHERE id = OLD."fid";
END;
CREATE TRIGGER "region_ny" AFTER INSERT ON "region" BEGIN
  UPDATE "region" SET revision = NULL WHERE fid = NEW.fid AND revision IS NOT NULL;
  UPDATE "region" SET revision = 1, "versions_id" = iif(0, (lower(hex(randomblob(4))) || '-' || lower(hex(randomblob(2))) || '-4' || substr(lower(hex(randomblob(2))), 2)
|| '-a' || substr(lower(hex(randomblob(2))), 2) || '-' || lower(hex(randomblob(6)))), coalesce("versions_id", (lower(hex(randomblob(4))) || '-' || lower(hex(randomblob(2))) || '-4' || substr(lower(hex(randomblob(2))), 2)
|| '-a' || substr(lower(hex(randomblob(2))), 2) || '-' || lower(hex(randomblob(6)))))), "systid_fra" = iif(0, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), coalesce("systid_fra", strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))), "oprettet" = iif(0, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), coalesce("oprettet", strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))), "off_kode" = coalesce("off_kode", '1'), "kode_er_foreloebig" = coalesce("kode_er_foreloebig", 0) WHERE fid = NEW.fid;
END;
CREATE TRIGGER "region_aendret" AFTER UPDATE OF "systid_til", "oprettet", "syntetisk", "gyldig_fra", "gyldig_til", "off_kode", "regionskode", "navn", "aliaser", "kode_er_foreloebig"
ON "region" WHEN OLD.revision IS NOT NULL AND (OLD."systid_til" IS NOT NEW."systid_til" OR OLD."oprettet" IS NOT NEW."oprettet" OR OLD."syntetisk" IS NOT NEW."syntetisk" OR OLD."gyldig_fra" IS NOT NEW."gyldig_fra" OR OLD."gyldig_til" IS NOT NEW."gyldig_til" OR OLD."off_kode" IS NOT NEW."off_kode" OR OLD."regionskode" IS NOT NEW."regionskode" OR OLD."navn" IS NOT NEW."navn" OR OLD."aliaser" IS NOT NEW."aliaser" OR OLD."kode_er_foreloebig" IS NOT NEW."kode_er_foreloebig") BEGIN
  UPDATE "region" SET revision = coalesce(OLD.revision, 0) + 1, versions_id = (lower(hex(randomblob(4))) || '-' || lower(hex(randomblob(2))) || '-4' || substr(lower(hex(randomblob(2))), 2)
|| '-a' || substr(lower(hex(randomblob(2))), 2) || '-' || lower(hex(randomblob(6)))), systid_fra = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE fid = NEW.fid;
END;
CREATE TRIGGER "region_taeller_insert" AFTER INSERT ON "region" BEGIN
  UPDATE landkort_lager SET value = value + 1 WHERE name = 'aendring';
  UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
    WHERE table_name = 'region';
END;
CREATE TRIGGER "region_taeller_update" AFTER UPDATE ON "region" BEGIN
  UPDATE landkort_lager SET value = value + 1 WHERE name = 'aendring';
  UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
    WHERE table_name = 'region';
END;
CREATE TRIGGER "region_taeller_delete" AFTER DELETE ON "region" BEGIN
  UPDATE landkort_lager SET value = value + 1 WHERE name = 'aendring';
  UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
    WHERE table_name = 'region';
END;
