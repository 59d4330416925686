// Written by scripts/embed-schemas.sh from the files of `files/`.
#include "national_schemas.h"

// `#embed` is of C23; the compiler has it in every mode and warns of it in the others.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char CEREMA_schema_aire_livraison[] = {
#embed "files/CEREMA/schema-aire-livraison.json"
};

static const unsigned char CEREMA_schema_arrete_circulation_marchandises[] = {
#embed "files/CEREMA/schema-arrete-circulation-marchandises.json"
};

static const unsigned char LaMednum_standard_mediation_num[] = {
#embed "files/LaMednum/standard-mediation-num.json"
};

static const unsigned char MTES_MCT_acceslibre_erp_bureau_de_vote[] = {
#embed "files/MTES-MCT/acceslibre-erp-bureau-de-vote.json"
};

static const unsigned char NaturalSolutions_schema_arbre[] = {
#embed "files/NaturalSolutions/schema-arbre.json"
};

static const unsigned char atlasante_schema_dae[] = {
#embed "files/atlasante/schema-dae.json"
};

static const unsigned char cnigfr_schema_friches[] = {
#embed "files/cnigfr/schema-friches.json"
};

static const unsigned char datagouv_schema_declaration_biens_reemploi_reutilisation_recycle[] = {
#embed "files/datagouv/schema-declaration-biens-reemploi-reutilisation-recycle.json"
};

static const unsigned char datagouv_schema_fontaine_eau[] = {
#embed "files/datagouv/schema-fontaine-eau.json"
};

static const unsigned char datakode_schema_pei[] = {
#embed "files/datakode/schema-pei.json"
};

static const unsigned char decp_decp_table_schema[] = {
#embed "files/decp/decp-table-schema.json"
};

static const unsigned char etalab_dispositif_aide[] = {
#embed "files/etalab/dispositif-aide.json"
};

static const unsigned char etalab_schema_bal[] = {
#embed "files/etalab/schema-bal.json"
};

static const unsigned char etalab_schema_bal_1_3[] = {
#embed "files/etalab/schema-bal-1.3.json"
};

static const unsigned char etalab_schema_bal_1_5[] = {
#embed "files/etalab/schema-bal-1.5.json"
};

static const unsigned char etalab_schema_comptage_mobilites_channel[] = {
#embed "files/etalab/schema-comptage-mobilites-channel.json"
};

static const unsigned char etalab_schema_comptage_mobilites_measure[] = {
#embed "files/etalab/schema-comptage-mobilites-measure.json"
};

static const unsigned char etalab_schema_comptage_mobilites_site[] = {
#embed "files/etalab/schema-comptage-mobilites-site.json"
};

static const unsigned char etalab_schema_decp_dpa[] = {
#embed "files/etalab/schema-decp-dpa.json"
};

static const unsigned char etalab_schema_hautes_remunerations[] = {
#embed "files/etalab/schema-hautes-remunerations.json"
};

static const unsigned char etalab_schema_irve_dynamique[] = {
#embed "files/etalab/schema-irve-dynamique.json"
};

static const unsigned char etalab_schema_irve_statique[] = {
#embed "files/etalab/schema-irve-statique.json"
};

static const unsigned char etalab_schema_lieux_covoiturage[] = {
#embed "files/etalab/schema-lieux-covoiturage.json"
};

static const unsigned char etalab_schema_stationnement[] = {
#embed "files/etalab/schema-stationnement.json"
};

static const unsigned char etalab_schema_stationnement_cyclable[] = {
#embed "files/etalab/schema-stationnement-cyclable.json"
};

static const unsigned char openmaraude_schema_stationstaxi[] = {
#embed "files/openmaraude/schema-stationstaxi.json"
};

static const unsigned char scdl_budget[] = {
#embed "files/scdl/budget.json"
};

static const unsigned char scdl_catalogue[] = {
#embed "files/scdl/catalogue.json"
};

static const unsigned char scdl_deliberations[] = {
#embed "files/scdl/deliberations.json"
};

static const unsigned char scdl_equipements[] = {
#embed "files/scdl/equipements.json"
};

static const unsigned char scdl_menus_collectifs[] = {
#embed "files/scdl/menus-collectifs.json"
};

static const unsigned char scdl_plats_menus_collectifs[] = {
#embed "files/scdl/plats-menus-collectifs.json"
};

static const unsigned char scdl_prenoms[] = {
#embed "files/scdl/prenoms.json"
};

static const unsigned char scdl_subventions[] = {
#embed "files/scdl/subventions.json"
};

static const struct national_schema schemas[] = {
    {"CEREMA/schema-aire-livraison", CEREMA_schema_aire_livraison, sizeof CEREMA_schema_aire_livraison},
    {"CEREMA/schema-arrete-circulation-marchandises", CEREMA_schema_arrete_circulation_marchandises, sizeof CEREMA_schema_arrete_circulation_marchandises},
    {"LaMednum/standard-mediation-num", LaMednum_standard_mediation_num, sizeof LaMednum_standard_mediation_num},
    {"MTES-MCT/acceslibre-erp-bureau-de-vote", MTES_MCT_acceslibre_erp_bureau_de_vote, sizeof MTES_MCT_acceslibre_erp_bureau_de_vote},
    {"NaturalSolutions/schema-arbre", NaturalSolutions_schema_arbre, sizeof NaturalSolutions_schema_arbre},
    {"atlasante/schema-dae", atlasante_schema_dae, sizeof atlasante_schema_dae},
    {"cnigfr/schema-friches", cnigfr_schema_friches, sizeof cnigfr_schema_friches},
    {"datagouv/schema-declaration-biens-reemploi-reutilisation-recycle", datagouv_schema_declaration_biens_reemploi_reutilisation_recycle, sizeof datagouv_schema_declaration_biens_reemploi_reutilisation_recycle},
    {"datagouv/schema-fontaine-eau", datagouv_schema_fontaine_eau, sizeof datagouv_schema_fontaine_eau},
    {"datakode/schema-pei", datakode_schema_pei, sizeof datakode_schema_pei},
    {"decp/decp-table-schema", decp_decp_table_schema, sizeof decp_decp_table_schema},
    {"etalab/dispositif-aide", etalab_dispositif_aide, sizeof etalab_dispositif_aide},
    {"etalab/schema-bal", etalab_schema_bal, sizeof etalab_schema_bal},
    {"etalab/schema-bal-1.3", etalab_schema_bal_1_3, sizeof etalab_schema_bal_1_3},
    {"etalab/schema-bal-1.5", etalab_schema_bal_1_5, sizeof etalab_schema_bal_1_5},
    {"etalab/schema-comptage-mobilites-channel", etalab_schema_comptage_mobilites_channel, sizeof etalab_schema_comptage_mobilites_channel},
    {"etalab/schema-comptage-mobilites-measure", etalab_schema_comptage_mobilites_measure, sizeof etalab_schema_comptage_mobilites_measure},
    {"etalab/schema-comptage-mobilites-site", etalab_schema_comptage_mobilites_site, sizeof etalab_schema_comptage_mobilites_site},
    {"etalab/schema-decp-dpa", etalab_schema_decp_dpa, sizeof etalab_schema_decp_dpa},
    {"etalab/schema-hautes-remunerations", etalab_schema_hautes_remunerations, sizeof etalab_schema_hautes_remunerations},
    {"etalab/schema-irve-dynamique", etalab_schema_irve_dynamique, sizeof etalab_schema_irve_dynamique},
    {"etalab/schema-irve-statique", etalab_schema_irve_statique, sizeof etalab_schema_irve_statique},
    {"etalab/schema-lieux-covoiturage", etalab_schema_lieux_covoiturage, sizeof etalab_schema_lieux_covoiturage},
    {"etalab/schema-stationnement", etalab_schema_stationnement, sizeof etalab_schema_stationnement},
    {"etalab/schema-stationnement-cyclable", etalab_schema_stationnement_cyclable, sizeof etalab_schema_stationnement_cyclable},
    {"openmaraude/schema-stationstaxi", openmaraude_schema_stationstaxi, sizeof openmaraude_schema_stationstaxi},
    {"scdl/budget", scdl_budget, sizeof scdl_budget},
    {"scdl/catalogue", scdl_catalogue, sizeof scdl_catalogue},
    {"scdl/deliberations", scdl_deliberations, sizeof scdl_deliberations},
    {"scdl/equipements", scdl_equipements, sizeof scdl_equipements},
    {"scdl/menus-collectifs", scdl_menus_collectifs, sizeof scdl_menus_collectifs},
    {"scdl/plats-menus-collectifs", scdl_plats_menus_collectifs, sizeof scdl_plats_menus_collectifs},
    {"scdl/prenoms", scdl_prenoms, sizeof scdl_prenoms},
    {"scdl/subventions", scdl_subventions, sizeof scdl_subventions},
    {0, 0, 0},
};

size_t national_schema_count(void) { return sizeof schemas / sizeof schemas[0] - 1; }

struct national_schema national_schema_at(size_t number) {
    size_t last = national_schema_count();
    return schemas[number < last ? number : last];
}
