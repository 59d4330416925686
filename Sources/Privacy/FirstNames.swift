/// First names usual in France over the last century: what tells `claire.durand@` from `petite.enfance@`.
let firstNames = WordList(
    """
    adam adele adeline adrian adrien agathe agnes ahmed aicha alain alan albane albert alex alexandra alexandre alexia alexis alfred ali alice
    alicia aline alison alix alma alphonse amandine ambre amelie amina amir ana anais anatole andre andrea andree angela angele angelique anita
    ann anna annabelle anne annette annick annie anouk anthony antoine antoinette antonin antonio apolline ariane armand armelle arnaud arthur
    astrid aude audrey augustin augustine aurelie aurelien aurore axel axelle aya baptiste barbara bastien baudouin beatrice benedicte benjamin
    benoit berenice bernadette bernard berthe bertrand blaise blandine boris brigitte bruno camille capucine carine carla carmen carole carolina
    caroline cassandra catherine cathy cecile cedric celeste celia celine chantal charlene charles charlie charline charlotte chloe christel
    christelle christian christiane christine christophe claire clara clarisse claude claudette claudie claudine clea clemence clement clementine
    clotilde colette coline colin constance coralie corentin corinne cyril cyrille cyrielle damien daniel daniele danielle danny daphne dario david
    deborah delphine denis denise desire diana diane didier dimitri dominique dorian doriane dorothee dylan edgar edith edmond edouard eleonore
    elena eliane elias eliott elisa elisabeth elise elodie eloise elsa emeline emile emilie emilien emma emmanuel emmanuelle emmy enzo eric erica
    erwan esteban estelle esther ethan etienne eugene eugenie eva evan evelyne fabien fabienne fabrice fanny farid fatiha fatima fatou faustine
    felicie felix ferdinand fernand fernande fiona flavie flora florence florent florian floriane franck francis francoise francois frank fred
    frederic frederique gabin gabriel gabriela gabrielle gael gaelle gaetan gaspard gaston genevieve geoffrey georges georgette gerald geraldine
    gerard germain germaine ghislain ghislaine gilbert gilberte gilles gisele giulia gladys gontran greg gregoire gregory guilhem guillaume gustave
    guy gwenaelle gwendoline habib hamid hamza hannah hassan helena helene heloise henri henriette herve hicham honorine hortense hubert hugo
    huguette ibrahim ida ilan ilona ines ingrid irene iris isaac isabelle isidore ismael ivan jack jacky jacqueline jacques jade jamal james jean
    jeanine jeanne jeannine jennifer jeremie jeremy jerome jessica joachim joan joel joelle johan johanna john jonas jonathan jordan jose joseph
    josephine josette josiane joshua josselin jules julia julian juliana julie julien julienne juliette justin justine kamel karen karim karima
    karine karl katia kelly kenza kevin khadija khaled laetitia lambert lara laura laure laurence laurent laurie laurine lea leila lena leo leon
    leona leonard leonie leopold leslie leyla lila lili liliane lilian lilou lily lina linda line lionel lisa lise lisette livia loan loic lola
    lorenzo lou louane louis louise louna luc luca lucas luce lucette lucie lucien lucienne lucile lucille ludivine ludovic luna lydia lydie lyna
    madeleine mael maelle maelys maeva magali malik malo manon manuel marc marcel marcelle margaux margot marguerite maria marianne marie mariette
    marilyne marina marine mario marion marius marjorie marlene martial martine marvin maryline maryse maryvonne mateo mathias mathieu mathilde
    mathis matteo matthias matthieu maud maurice maxence maxime maximilien maya mehdi melanie melina melissa melodie melvin merlin michael michel
    michele micheline michelle mickael mila milan milo mireille mohamed mohammed momo monique morgan morgane moussa mouna mustapha myriam nabil nadege
    nadia nadine naomi nassim natacha natalia nathalie nathan nathanael nelly nicolas nicole nina nino noa noe noel noele noelie noemie nolan nora
    norbert nour oceane octave odette odile olga olivia olivier omar ophelie oriane oscar pablo pascal pascale patrice patricia patrick paul paula
    paule pauline perrine philibert philippe pierre pierrette pierrick prune quentin rachel rachid rafael raphael raphaelle raoul raymond raymonde
    regine regis remi remy renaud rene renee reynald richard rita robert roberte robin rodolphe rodrigue roger roland romain romane romuald romy
    ronan rosalie rosa rosine roxane ruben sabine sabrina sacha said salima salome sam samia samir samuel samy sandra sandrine sara sarah sasha
    sebastien selena selma serge severine sibylle sidonie simon simone sofia sofiane solange solene soline sonia sophie soraya stanislas stella
    stephane stephanie steven suzanne suzette swann sylvain sylvaine sylvette sylvia sylviane sylvie tanguy tatiana teddy teo teresa tessa thais thea
    theo theodore therese thibault thibaut thierry thomas tiago tiffany tim timeo timothe timothee titouan tom tommy tony tristan ugo ulysse urbain
    ursula valentin valentine valerie vanessa vera veronique vianney vicky victoire victor victoria vincent violaine violette virgile virginie
    viviane vladimir walid walter wassim wendy wilfried william xavier yacine yael yanis yann yannick yasmina yasmine yassine yoann yohan yolande
    youcef youssef ysee yves yvette yvon yvonne zacharie zahra zelie zineb zoe
    """)

/// First words of the mailboxes of town halls, associations, firms and their services, and words of their names: with one of them it is no person's.
let organisationWords = WordList(
    """
    acca accueil action actions adil admin administration administratif administrateur admr agence agglo aide aides ain air alae alsh amap amicale amis
    anciens animation annuaire ape apel archives arts asbl asl asso association associations assos astreinte atelier ateliers athletic athletisme
    auto aviron avocats bad badminton banque bar base basket bdd bibliotheque bien bienvenue bio boule boules boulistes boutique bowling bonjour
    bureau cabinet cadre cafe caisse camping cantine car carnaval carsat caserne catm ccas cci cdg cddp cdos centrale centre cfa chambre chant
    chasse chateau chorale cie ciel cimetiere cinema citoyens citoyennete club clubs cms coiffure collectif college com combattants comite
    comites commande commandes commerce commercial commission communal communaute commune communes communication compagnie compta comptabilite
    compte concert confederation conseil conservatoire consulting contact contacts coop cooperative correspondant course courrier couture crea creation
    creche croix croquantes csc cuisine culture culturel culturelle cyclo cyclotourisme dae dance danse data dechets dechetterie defense delegue
    departement depot dev developpement dgs dialogue diffusion direct directeur direction directrice dojo domaine donnees don dpd dpo droit dsi
    dst eau eaux eclaireurs ecole ecoles economie edition editions education ehpad elagage elections elus emploi emploi energie energies enfance
    enfants enseignement entente entreprise environnement equipe equipement equitation esat escalade escrime espace espaces espoir etablissement
    etat etoile etudes eurl europe evenement evenementiel exploitation expo facturation factures famille familiale familles fan fcpe federation
    feerie ferme festival fetes finances football foot formation forum foyer fondation fonds fraternelle futsal gaec galerie garage garderie gendarmerie generations
    generale gerontologie gestion gestionnaire golf groupe groupement gymnase gymnastique gym habitat hall halte hand handball handicap hello help
    histoire hockey hopital horizon hotel hotellerie ime immobilier imprimerie industrie info infos informatique information informations initiative
    inscription inscriptions institut instit insertion international internet interet irve jardin jardins jeu jeune jeunes jeunesse jeux job joyeux
    judo juridique karate kine labo laboratoire laique librairie ligue lire livraison livre locale location logement loge loisirs lotus ludotheque
    lycee mairie maintenance maison maisons maitrise manager marche marches marketing marketing maternelle mecanique mediation mediatheque medical
    medicale medico mfr mission mjc mobilite mobilites moderation monde moto mouvement multi municipal municipale municipales musee museum musique
    mutuelle natation nature noreply nord notaire notaires numerique observatoire office ogec opendata opera operations orchestre ordre organisation
    orientation ouest ouvrier parc parents paroisse partage participation particuliers partenariat patrimoine patronage pays peche pep permanence
    periscolaire personnel petanque petite petits pharmacie photo piscine plan planning plongee pmi point pole police pompiers pont population port
    postmaster prefecture presidence president presidente presse prestation prevention production produits projet projets promotion proprete
    protection provence public publics publique quartier quartiers racing radio ram rando randonnee randonneurs rassemblement recherche
    reception recyclerie recrutement redaction refuge regie region regional relais relation relations renovation reservation reservations reseau
    residence ressources restaurant restauration restos retraite retraites reussite rgpd rh rugby rural ruraux rurale sacem saint sainte salle sante
    sapeurs sarl sas sasu sav scea sci scolaire scolarite scop scouts scs secours secretaire secretariat secteur section securite seniors sepanso
    service services sg siege sig sivom sivos skate ski snc social sociale societe societes soins solidaire solidarite solidarites souvenir spectacle
    sport sporting sportif sportifs sportive sports stade standard station sud suivi support syndicat syndical systeme tarot taxi taxis tech
    technique techniques tele tennis territoire territoires test theatre tir toit tourisme tous transport transports travail travaux tresorerie
    tresorier triathlon troupe ufolep une union unions universite urbanisme urgence urgences us usagers usep vacances vallee velo vente ventes verte
    vert veterans vie vieassociative vigilance villa village ville visite vivre voile voirie volley webmaster yoga zone amenagement ateliers
    amicalement archeologie artisanat assainissement baie blanc blanche bleu bleue bourg caf carrefour chasseurs cpam crous est fleurs forestier
    france francais francaise grand grande grands gites habitants haut haute hautes jumelage lac lions logis lotissement mer moulin notre nouveau
    nouvelle occitan occitanie ocean paris patient pilote plage poste potager pre presence reserve residents resto rivage riviere rosace rotary
    route rue secouristes soleil source terre terres theatral toulouse tropical val vignerons vin vins agricole agriculture agriculteurs eleveurs
    syndicats voyages voyage
    """)
