/// What French towns, intercommunalités and départements call their themes, in French and in English, by the EU theme that each falls under.
/// The EU's own labels (Transports, Énergie, Santé…) are not here: they are found before.
let habitualThemeNames: [(european: String, names: [(french: String, english: String)])] = [
    (
        "AGRI",
        [
            ("Agriculture", "Agriculture"), ("Agriculture et alimentation", "Agriculture and food"), ("Alimentation", "Food"),
            ("Alimentation durable", "Sustainable food"), ("Circuits courts", "Local food"), ("Forêts", "Forests"), ("Pêche", "Fisheries"),
            ("Ruralité", "Rural life"), ("Viticulture", "Wine growing"), ("Élevage", "Livestock"),
        ]
    ),
    (
        "ECON",
        [
            ("Artisanat", "Crafts"), ("Attractivité", "Attractiveness"), ("Budget", "Budget"), ("Budget et finances", "Budget and finance"),
            ("Commerce", "Retail"), ("Commerce et artisanat", "Retail and crafts"), ("Comptes publics", "Public accounts"),
            ("Développement économique", "Economic development"), ("Économie", "Economy"), ("Économie et commerce", "Economy and retail"),
            ("Économie et emploi", "Economy and employment"), ("Économie sociale et solidaire", "Social economy"), ("Emploi", "Employment"),
            ("Entreprises", "Businesses"), ("Finances", "Finance"), ("Finances locales", "Local finance"), ("Finances publiques", "Public finance"),
            ("Fiscalité", "Taxation"), ("Foires et marchés", "Fairs and markets"), ("Hébergements", "Accommodation"), ("Industrie", "Industry"),
            ("PME", "Small businesses"), ("Restauration", "Restaurants"), ("Subventions", "Grants"), ("Tourisme", "Tourism"),
            ("Zones d’activités", "Business parks"),
        ]
    ),
    (
        "EDUC",
        [
            ("Agenda", "Events calendar"), ("Archives", "Archives"), ("Bibliothèques", "Libraries"), ("Cantines", "School canteens"), ("Cinéma", "Cinema"),
            ("Collèges", "Lower secondary schools"), ("Crèches et écoles", "Nurseries and schools"), ("Culture", "Culture"),
            ("Culture et patrimoine", "Culture and heritage"), ("Écoles", "Schools"), ("Éducation", "Education"),
            ("Éducation et jeunesse", "Education and youth"), ("Enseignement", "Teaching"), ("Enseignement supérieur", "Higher education"),
            ("Événements", "Events"), ("Festivals", "Festivals"), ("Formation", "Training"), ("Histoire", "History"), ("Lecture publique", "Public libraries"),
            ("Loisirs", "Leisure"), ("Lycées", "Upper secondary schools"), ("Manifestations", "Public events"), ("Médiathèques", "Media libraries"),
            ("Musées", "Museums"), ("Musique", "Music"), ("Patrimoine", "Heritage"), ("Patrimoine culturel", "Cultural heritage"),
            ("Périscolaire", "After-school care"), ("Restauration scolaire", "School meals"), ("Scolaire", "School life"), ("Sport", "Sport"),
            ("Sport et loisirs", "Sport and leisure"), ("Université", "University"), ("Vie scolaire", "School affairs"),
        ]
    ),
    (
        "ENER",
        [
            ("Chauffage urbain", "District heating"), ("Consommation d’énergie", "Energy consumption"), ("Éclairage", "Lighting"),
            ("Éclairage public", "Street lighting"), ("Électricité", "Electricity"), ("Énergies renouvelables", "Renewable energy"), ("Gaz", "Gas"),
            ("Transition énergétique", "Energy transition"),
        ]
    ),
    (
        "ENVI",
        [
            ("Air", "Air"), ("Animaux", "Animals"), ("Arbres", "Trees"), ("Assainissement", "Wastewater"), ("Biodiversité", "Biodiversity"),
            ("Bruit", "Noise"), ("Cadre de vie", "Living environment"), ("Climat", "Climate"), ("Collecte des déchets", "Waste collection"),
            ("Déchets", "Waste"), ("Développement durable", "Sustainable development"), ("Eau", "Water"), ("Eau potable", "Drinking water"),
            ("Eau et assainissement", "Water and wastewater"), ("Écologie", "Ecology"), ("Espaces naturels", "Natural areas"),
            ("Espaces verts", "Green spaces"), ("Gestion des déchets", "Waste management"), ("Inondations", "Floods"), ("Météo", "Weather"),
            ("Milieux aquatiques", "Aquatic environments"), ("Nature", "Nature"), ("Nature en ville", "Nature in the city"),
            ("Parcs et jardins", "Parks and gardens"), ("Paysages", "Landscapes"), ("Pollution", "Pollution"), ("Propreté", "Street cleaning"),
            ("Propreté et déchets", "Street cleaning and waste"), ("Qualité de l’air", "Air quality"), ("Randonnée", "Hiking"), ("Recyclage", "Recycling"),
            ("Risques", "Risks"), ("Risques naturels", "Natural hazards"), ("Rivières", "Rivers"), ("Transition écologique", "Ecological transition"),
        ]
    ),
    (
        "GOVE",
        [
            ("Achats publics", "Public purchasing"), ("Administration", "Administration"), ("Administration générale", "General administration"),
            ("Administration publique", "Public administration"),
            ("Administration, gouvernement, finances publiques, citoyenneté", "Government and citizenship"),
            ("Citoyenneté", "Citizenship"), ("Collectivité", "Local authority"), ("Commande publique", "Public procurement"),
            ("Concertation", "Public consultation"), ("Conseil municipal", "Municipal council"), ("Délibérations", "Council decisions"),
            ("Démocratie", "Democracy"), ("Démocratie locale", "Local democracy"), ("Démocratie participative", "Participatory democracy"),
            ("Données ouvertes", "Open data"), ("Élections", "Elections"), ("Élus", "Elected representatives"), ("Gouvernance", "Governance"),
            ("Institution", "Institution"), ("Intercommunalité", "Intermunicipal cooperation"), ("Marchés publics", "Public contracts"),
            ("Moyens généraux", "General resources"), ("Open data", "Open data"), ("Participation citoyenne", "Citizen participation"),
            ("Personnel", "Staff"), ("Ressources humaines", "Human resources"), ("Services municipaux", "Municipal services"),
            ("Services publics", "Public services"), ("Transparence", "Transparency"), ("Vie citoyenne", "Civic life"),
            ("Vie démocratique", "Democratic life"), ("Vie municipale", "Municipal life"), ("Vie politique", "Political life"),
        ]
    ),
    (
        "HEAL",
        [
            ("Accès aux soins", "Access to care"), ("Défibrillateurs", "Defibrillators"), ("Hôpitaux", "Hospitals"), ("Hygiène", "Hygiene"),
            ("Médecins", "Doctors"), ("Offre de soins", "Health care"), ("Prévention santé", "Health prevention"),
            ("Santé et social", "Health and social care"),
            ("Santé publique", "Public health"), ("Soins", "Care"),
        ]
    ),
    (
        "INTR",
        [
            ("Coopération décentralisée", "Decentralised cooperation"), ("Coopération internationale", "International cooperation"), ("Europe", "Europe"),
            ("International", "International"), ("Jumelages", "Town twinning"), ("Relations internationales", "International relations"),
        ]
    ),
    (
        "JUST",
        [
            ("Arrêtés", "By-laws"), ("Délinquance", "Crime"), ("Incendie et secours", "Fire and rescue"), ("Justice", "Justice"), ("Police", "Police"),
            ("Police municipale", "Municipal police"), ("Pompiers", "Fire service"), ("Prévention", "Crime prevention"),
            ("Prévention de la délinquance", "Prevention of crime"), ("Réglementation", "Regulations"), ("Secours", "Rescue services"),
            ("Sécurité", "Safety"), ("Sécurité civile", "Civil protection"), ("Sécurité et prévention", "Safety and prevention"),
            ("Sécurité publique", "Public safety"), ("Tranquillité publique", "Public peace"), ("Vidéoprotection", "Video surveillance"),
        ]
    ),
    (
        "REGI",
        [
            ("Adresses", "Addresses"), ("Aménagement", "Development"), ("Aménagement du territoire", "Spatial planning"),
            ("Aménagement et urbanisme", "Development and planning"), ("Bâtiments", "Buildings"), ("Cadastre", "Land registry"), ("Cartographie", "Maps"),
            ("Découpage administratif", "Administrative boundaries"), ("Équipements", "Facilities"), ("Équipements publics", "Public facilities"),
            ("Espace public", "Public space"), ("Foncier", "Land"), ("Géographie", "Geography"), ("Habitat", "Homes"),
            ("Habitat et logement", "Homes and housing"), ("Immobilier", "Real estate"), ("Limites administratives", "Boundaries"),
            ("Logement", "Housing"), ("Occupation du sol", "Land use"), ("Patrimoine bâti", "Built heritage"), ("Permis de construire", "Building permits"),
            ("Quartiers", "Neighbourhoods"), ("Référentiels géographiques", "Geographic reference data"), ("Territoire", "Territory"),
            ("Urbanisme", "Urban planning"), ("Urbanisme et habitat", "Urban planning and homes"), ("Urbanisme et logement", "Urban planning and housing"),
        ]
    ),
    (
        "SOCI",
        [
            ("Accessibilité", "Accessibility"), ("Action sociale", "Social services"), ("Associations", "Associations"),
            ("Cimetières", "Cemeteries"), ("Cohésion sociale", "Social cohesion"), ("Crèches", "Nurseries"), ("Démographie", "Demography"),
            ("Égalité femmes-hommes", "Gender equality"), ("Enfance", "Childhood"), ("Enfance et jeunesse", "Childhood and youth"),
            ("État civil", "Civil registration"), ("Famille", "Families"), ("Handicap", "Disability"), ("Inclusion", "Inclusion"),
            ("Insertion", "Social integration"), ("Jeunesse", "Youth"), ("Lien social", "Social ties"), ("Logement social", "Social housing"),
            ("Personnes âgées", "Older people"), ("Petite enfance", "Early childhood"), ("Politique de la ville", "Urban policy"),
            ("Population", "Population"), ("Prénoms", "First names"), ("Seniors", "Seniors"), ("Social", "Social affairs"), ("Société", "Society"),
            ("Solidarité", "Solidarity"), ("Vie associative", "Voluntary sector"), ("Vie quotidienne", "Daily life"),
        ]
    ),
    (
        "TECH",
        [
            ("Fibre optique", "Optical fibre"), ("Inclusion numérique", "Digital inclusion"), ("Informatique", "Information technology"),
            ("Innovation", "Innovation"), ("Numérique", "Digital"), ("Numérique et innovation", "Digital and innovation"),
            ("Recherche", "Research"), ("Sciences", "Science"), ("Technologie", "Technology"), ("Télécommunications", "Telecommunications"),
            ("Très haut débit", "Broadband"), ("Ville intelligente", "Smart city"), ("Wifi", "Wi-Fi"),
        ]
    ),
    (
        "TRAN",
        [
            ("Bornes de recharge", "Charging points"), ("Circulation", "Traffic"), ("Covoiturage", "Carpooling"), ("Cyclable", "Cycle network"),
            ("Déplacements", "Travel"), ("Mobilités", "Mobility"), ("Mobilités actives", "Active travel"), ("Mobilités douces", "Soft mobility"),
            ("Mobilité et transports", "Mobility and transport"), ("Mobilité et voirie", "Mobility and roads"), ("Pistes cyclables", "Cycle paths"),
            ("Routes", "Highways"), ("Sécurité routière", "Road safety"), ("Stationnement", "Parking"), ("Stationnement et circulation", "Parking and traffic"),
            ("Trafic", "Road traffic"), ("Transports en commun", "Public transport"), ("Transports et déplacements", "Transport and travel"),
            ("Transports scolaires", "School transport"), ("Travaux", "Roadworks"), ("Vélo", "Cycling"), ("Voirie", "Roads"),
            ("Voirie et stationnement", "Roads and parking"),
        ]
    ),
]
